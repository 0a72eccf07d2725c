package dev.shrike.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeSecretsTest {
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void secrets_are_made_once_and_only_their_owner_reads_them() throws IOException {
        assertThat(make()).isZero();
        String first = Files.readString(folder.resolve("service-secret"));
        assertThat(make()).isZero();

        assertThat(Files.readString(folder.resolve("service-secret")))
                .isEqualTo(first)
                .hasSizeGreaterThan(40);
        for (String name : new String[] {"service-secret", "postgres-password", "admin-password"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void no_secret_is_printed() throws IOException {
        make();

        assertThat(said.toString())
                .contains("service-secret: made")
                .doesNotContain(
                        Files.readString(folder.resolve("service-secret")).strip());
    }

    @Test
    void an_empty_file_is_an_error_and_stays() throws IOException {
        Files.createFile(folder.resolve("service-secret"));

        assertThat(make()).isOne();

        assertThat(said.toString()).contains("service-secret is empty");
        assertThat(folder.resolve("service-secret")).isEmptyFile();
    }

    private int make() {
        var out = new PrintWriter(said, true);
        return Setup.commandLine().setOut(out).setErr(out).execute("secrets", folder.toString());
    }
}
