package dev.shrike.messaging.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void itsJavaIsCodeThatCompilesAndRuns() throws IOException {
        String examples = squeezed(examples());
        List<String> snippets = JAVA.matcher(Files.readString(Path.of("REFERENCE.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(snippets)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(snippet -> assertThat(examples).contains(squeezed(snippet)));
    }

    private static String examples() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/shrike/messaging/example"))) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
