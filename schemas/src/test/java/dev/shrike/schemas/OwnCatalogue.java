package dev.shrike.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A class path of one test: a catalogue with one event, {@code sighting}, whose data a test makes up. */
public final class OwnCatalogue {
    private static final String ENVELOPE = """
            {"type": "record", "name": "Sighting", "namespace": "org.example.%2$s", "fields": [
              {"name": "id", "type": "string"}, {"name": "type", "type": "string"}, {"name": "version", "type": "string"},
              {"name": "data", "type": {"type": "record", "name": "SightingData", "fields": [%1$s]}},
              {"name": "metadata", "type": {"type": "record", "name": "Metadata", "fields": [
                {"name": "source", "type": "string"},
                {"name": "time", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}}]}
            """;

    private static final String ENTRY = """
            name: sighting
            meaning: A bird was seen.
            published_when: Somebody says so.
            aggregate: one person's sightings
            ordered_by: the person's id
            retention: P30D
            publishers: []
            subscribers: []
            %s
            majors:
              - major: 1
                subject: sighting.v1.{data.user.id}.{type}
                key: "{data.user.id}"
                minors:
            """;

    private final Path folder;
    private final StringBuilder minors = new StringBuilder();
    private int versions;

    public OwnCatalogue(Path folder) {
        this.folder = folder;
        write("META-INF/shrike/catalogue.index", "catalogue/sighting.yaml\n");
    }

    /** Adds a minor version. */
    public OwnCatalogue version(String... dataFields) {
        String fields = """
                {"name": "user", "type": {"type": "record", "name": "User", "fields": [{"name": "id", "type": "string"}]}}""";
        String more = dataFields.length == 0 ? "" : ", " + String.join(", ", dataFields);
        write("schemas/sighting/1." + versions + ".avsc", ENVELOPE.formatted(fields + more, "v1"));
        minors.append("      - { version: \"1.").append(versions++).append("\", types: [seen] }\n");
        return this;
    }

    /** The class path, its entry with these lines. */
    public ClassLoader with(String... lines) {
        write("catalogue/sighting.yaml", ENTRY.formatted(String.join("\n", lines)) + minors);
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file onto the class path. */
    public OwnCatalogue write(String path, String content) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
