package dev.shrike.browser;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.example.nests.v1.Nest;

/**
 * The events of another team, as its build jars them: catalogue entry, schemas, classes. They are those of
 * {@code examples/nests}, of which a version 1.1 is released here.
 */
final class EventsJar {
    private static final Path EXAMPLE = Path.of("..", "examples", "nests", "src", "main", "resources");
    private static final String NEXT = "/nests/1.1.avsc";

    private EventsJar() {}

    /** A jar that has these versions, of one name whichever they are. */
    static Path nests(Path folder, String... versions) throws IOException {
        Path content = Files.createTempDirectory(folder, "nests");
        write(content.resolve("META-INF/shrike/catalogue.index"), "catalogue/nest.yaml\n");
        String entry = Files.readString(EXAMPLE.resolve("catalogue/nest.yaml"));
        StringBuilder released = new StringBuilder(entry.substring(0, entry.indexOf("minors:\n")) + "minors:\n");
        for (String version : versions) {
            released.append("      - { version: \"%s\", types: [found, fledged] }\n".formatted(version));
            write(content.resolve("schemas/nest/" + version + ".avsc"), text(version));
        }
        write(content.resolve("catalogue/nest.yaml"), released.toString());
        copyClasses(content);
        Path jar = folder.resolve("nests-events.jar");
        Files.deleteIfExists(jar);
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", content.toString(), ".");
        return jar;
    }

    /** Those of the newest version read events of the earlier ones, too. */
    private static void copyClasses(Path content) throws IOException {
        URI compiled = URI.create(
                Nest.class.getProtectionDomain().getCodeSource().getLocation().toString());
        Path folder = Path.of(compiled).resolve(Nest.class.getPackageName().replace('.', '/'));
        try (Stream<Path> classes = Files.list(folder)) {
            Path to = Files.createDirectories(content.resolve("org/example/nests/v1"));
            for (Path file : classes.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static String text(String version) throws IOException {
        if (version.equals("1.0")) {
            return Files.readString(EXAMPLE.resolve("schemas/nest/1.0.avsc"));
        }
        try (InputStream next = EventsJar.class.getResourceAsStream(NEXT)) {
            return new String(next.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
