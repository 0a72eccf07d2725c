package dev.shrike.charts.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is made and kept. {@code -Dcharts=apply} writes it.
 *
 * @param path of it, from the module's folder
 */
record GeneratedFile(Path path) {
    static final String COMMAND = "mvn -pl charts -am test -Dtest='dev.shrike.charts.generated.*Test'"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcharts=apply";

    private static final boolean APPLY = "apply".equals(System.getProperty("charts"));

    /** Writes what it has to be, or fails when it is not that. */
    void hasToBe(String content) throws IOException {
        if (APPLY) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, content);
        }
        assertThat(there())
                .as("charts/%s is stale. This makes it anew:%n%n    %s%n", path, COMMAND)
                .isEqualTo(content);
    }

    String there() throws IOException {
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
