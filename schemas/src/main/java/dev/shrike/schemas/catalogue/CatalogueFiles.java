package dev.shrike.schemas.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.sealed.SealedField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * Reads catalogue entries and their schemas from the class path: each {@code META-INF/shrike/catalogue.index} names the
 * entries of its jar, a line each; the schema of version 1.1 of {@code tick} stands in {@code schemas/tick/1.1.avsc}.
 */
final class CatalogueFiles {
    private static final String INDEX = "META-INF/shrike/catalogue.index";
    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final ClassLoader loader;

    CatalogueFiles(ClassLoader loader) {
        this.loader = loader;
    }

    List<EventDefinition> read() {
        try {
            var events = new ArrayList<EventDefinition>();
            for (var indexes = loader.getResources(INDEX); indexes.hasMoreElements(); ) {
                try (InputStream index = indexes.nextElement().openStream()) {
                    new String(index.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .forEach(line -> events.add(definition(line.strip())));
                }
            }
            return events;
        } catch (IOException e) {
            throw new SchemaException("The event catalogue cannot be read from the class path", e);
        }
    }

    private EventDefinition definition(String path) {
        Entry entry;
        try (InputStream in = open(path)) {
            entry = YAML.readValue(in, Entry.class);
        } catch (IOException e) {
            throw new SchemaException("The catalogue entry " + path + " is not well formed", e);
        }
        var retention = Optional.ofNullable(entry.retention()).map(CatalogueFiles::days);
        return new EventDefinition(
                entry.name(),
                entry.meaning(),
                entry.publishedWhen(),
                entry.aggregate(),
                entry.orderedBy(),
                retention,
                List.copyOf(entry.publishers()),
                List.copyOf(entry.subscribers()),
                entry.majors().stream()
                        .map(major -> major(entry.name(), retention, major))
                        .toList());
    }

    private MajorVersion major(String event, Optional<Duration> retention, MajorEntry entry) {
        List<EventSchema> minors =
                entry.minors().stream().map(minor -> schema(event, minor)).toList();
        Schema newest = minors.getLast().schema();
        minors.forEach(minor -> MinorVersions.requirePrefix(minor.schema(), newest));
        return new MajorVersion(
                event,
                entry.major(),
                new SubjectTemplate(entry.subject(), newest),
                new KeyTemplate(entry.key(), newest),
                retention,
                entry.endsKey() == null ? Set.of() : Set.copyOf(entry.endsKey()),
                entry.reverseLane(),
                minors,
                SealedField.in(newest));
    }

    private EventSchema schema(String event, MinorEntry entry) {
        String path = "schemas/" + event + "/" + entry.version() + ".avsc";
        try (InputStream in = open(path)) {
            Schema schema = new Schema.Parser().parse(in);
            long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
            return new EventSchema(event, entry.version(), Set.copyOf(entry.types()), schema, fingerprint);
        } catch (IOException e) {
            throw new SchemaException("The schema " + path + " cannot be read", e);
        }
    }

    private InputStream open(String path) throws IOException {
        InputStream in = loader.getResourceAsStream(path);
        if (in == null) {
            throw new IOException(path + " is not on the class path");
        }
        return in;
    }

    private static Duration days(String period) {
        return Duration.ofDays(Period.parse(period).getDays());
    }

    record Entry(
            String name,
            String meaning,
            String publishedWhen,
            String aggregate,
            String orderedBy,
            String retention,
            List<String> publishers,
            List<String> subscribers,
            List<MajorEntry> majors) {}

    record MajorEntry(
            int major,
            String subject,
            String key,
            List<String> endsKey,
            boolean reverseLane,
            List<MinorEntry> minors) {}

    record MinorEntry(String version, List<String> types) {}
}
