package dev.shrike.standalone.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalLinesTest {
    @TempDir
    private Path folder;

    @Test
    void onlyItsOwnerReadsTheHistory() throws Exception {
        Path history = folder.resolve("sql-history");
        new TerminalLines(history).close();

        assertThat(mode(history)).isEqualTo("rw-------");
    }

    @Test
    void anOlderHistoryKeepsItsLinesAndIsHiddenAsWell() throws Exception {
        Path history = folder.resolve("sql-history");
        Files.writeString(history, "1700000000000:select 1;\n");
        Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-r--r--"));
        new TerminalLines(history).close();

        assertThat(mode(history)).isEqualTo("rw-------");
        assertThat(history).content().contains("select 1;");
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
