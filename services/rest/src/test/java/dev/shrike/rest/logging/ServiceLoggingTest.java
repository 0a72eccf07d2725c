package dev.shrike.rest.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.schemas.trace.TraceScope;
import dev.shrike.schemas.trace.Traceparent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a JVM of its own, as logging is set up once. */
class ServiceLoggingTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @TempDir
    private Path folder;

    /** Says one thing outside of a trace and one in it. */
    static final class Speaker {
        public static void main(String[] arguments) {
            var log = LoggerFactory.getLogger("dev.shrike.speaker");
            log.info("before");
            try (TraceScope _ = TraceScope.open(Traceparent.read("00-" + TRACE + "-" + SPAN + "-01"))) {
                log.info("within");
            }
        }
    }

    @Test
    void linesAreTextAndSayTheirTraceAtTheEnd() throws Exception {
        List<String> lines = said(null);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith(" INFO  [main] dev.shrike.speaker before");
        assertThat(lines.getLast()).endsWith(" within trace " + TRACE);
    }

    @Test
    void linesAreJsonWhereThatIsAskedFor() throws Exception {
        List<String> lines = said("json");

        assertThat(lines).hasSize(2);
        JsonNode before = new ObjectMapper().readTree(lines.getFirst());
        assertThat(before.get("message").textValue()).isEqualTo("before");
        assertThat(before.has("trace_id")).isFalse();
        JsonNode within = new ObjectMapper().readTree(lines.getLast());
        assertThat(within.get("level").textValue()).isEqualTo("INFO");
        assertThat(within.get("trace_id").textValue()).isEqualTo(TRACE);
        assertThat(within.get("span_id").textValue()).isEqualTo(SPAN);
    }

    @Test
    void aServiceThatHasALogbackXmlKeepsIt() throws Exception {
        Files.writeString(folder.resolve("logback.xml"), """
                <configuration>
                  <appender name="own" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>own %msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="own"/></root>
                </configuration>""");

        assertThat(said("json")).containsExactly("own before", "own within");
    }

    private List<String> said(String format) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml")))
                .collect(Collectors.joining(":"));
        // the tests' own classes lie beside their logback-test.xml
        Path classes = Path.of(Speaker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        String name = Speaker.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.deleteIfExists(copy);
        Files.copy(classes.resolve(name), copy);
        ProcessBuilder jvm = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + ":" + classPath,
                Speaker.class.getName());
        jvm.environment().remove("SHRIKE_LOG_FORMAT");
        if (format != null) {
            jvm.environment().put("SHRIKE_LOG_FORMAT", format);
        }
        Process speaking = jvm.redirectErrorStream(true).start();
        String output = new String(speaking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(speaking.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
