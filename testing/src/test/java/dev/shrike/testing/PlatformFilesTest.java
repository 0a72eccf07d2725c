package dev.shrike.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PlatformFilesTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    /** In another JVM, whose files are its own as long as nothing else is said. */
    static final class Laying {
        private Laying() {}

        /** Lays the files into the folder that is named. */
        public static void main(String[] arguments) throws IOException {
            PlatformFiles.lay(Path.of(arguments[0]));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_users_of_containers_read_what_a_careful_user_laid() throws Exception {
        Process laying = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        "umask 077; exec \"$0\" -cp \"$1\" \"$2\" \"$3\"",
                        JAVA,
                        System.getProperty("java.class.path"),
                        Laying.class.getName(),
                        folder.toString()))
                .inheritIO()
                .start();

        assertThat(laying.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(laying.exitValue()).isZero();
        try (Stream<Path> laid = Files.walk(folder)) {
            assertThat(laid.filter(Files::isRegularFile).toList())
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .contains(PosixFilePermission.OTHERS_READ)
                            .doesNotContain(PosixFilePermission.OTHERS_WRITE));
        }
    }
}
