package org.example.nests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuideTest {
    private static final Path GUIDE = Path.of("../../services/messaging/README.md");
    private static final Pattern FILE = Pattern.compile("`nests/([^`]+)`:\\n```\\w+\\n(.*?)```\\n", Pattern.DOTALL);

    /** Inside this build the parent lies in a folder, for others in their local repository. */
    private static final String HERE = "<relativePath>../../services/pom.xml</relativePath>";

    @Test
    void theGuidesFilesAreThisModule() throws IOException {
        Map<String, String> told = new TreeMap<>();
        FILE.matcher(Files.readString(GUIDE)).results().forEach(file -> told.put(file.group(1), file.group(2)));

        assertThat(told.keySet()).isEqualTo(files());
        for (Map.Entry<String, String> file : told.entrySet()) {
            String here = Files.readString(Path.of(file.getKey())).replace(HERE, "<relativePath/>");
            assertThat(here).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    private static Set<String> files() throws IOException {
        Set<String> all = new TreeSet<>(Set.of("pom.xml"));
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.endsWith("GuideTest.java"))
                    .forEach(all::add);
        }
        return all;
    }
}
