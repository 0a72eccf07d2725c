package dev.shrike.schemas.catalogue;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.entry.EntryFiles;
import dev.shrike.schemas.sealed.SealedField;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final ClassLoader loader;

    CatalogueFiles(ClassLoader loader) {
        this.loader = loader;
    }

    List<EventDefinition> read() {
        return new EntryFiles(loader, INDEX)
                .read(Entry.class).stream().map(this::definition).toList();
    }

    private EventDefinition definition(Entry entry) {
        var retention = retention(entry);
        return new EventDefinition(
                entry.name(),
                entry.meaning(),
                entry.publishedWhen(),
                entry.aggregate(),
                entry.orderedBy(),
                retention,
                compaction(entry),
                Optional.ofNullable(entry.operational()),
                List.copyOf(entry.publishers()),
                List.copyOf(entry.subscribers()),
                considered(entry),
                entry.majors().stream()
                        .map(major -> major(entry.name(), retention, major))
                        .toList());
    }

    private static Compaction compaction(Entry entry) {
        try {
            return entry.compactionLag() == null
                    ? Compaction.STANDARD
                    : Compaction.within(Duration.parse(entry.compactionLag()));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new SchemaException("The compaction_lag of " + entry.name() + " is no time as in PT1H", e);
        }
    }

    private static Map<String, String> considered(Entry entry) {
        var marks = new LinkedHashMap<String, String>();
        if (entry.considered() != null) {
            entry.considered().forEach((path, reason) -> marks.put(path, Objects.requireNonNullElse(reason, "")));
        }
        return Collections.unmodifiableMap(marks);
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

    private static Optional<Duration> retention(Entry entry) {
        try {
            return Optional.ofNullable(entry.retention()).map(Duration::parse);
        } catch (DateTimeParseException e) {
            throw new SchemaException("The retention of " + entry.name() + " is no time as in P30D or PT6H", e);
        }
    }

    record Entry(
            String name,
            String meaning,
            String publishedWhen,
            String aggregate,
            String orderedBy,
            String retention,
            String compactionLag,
            Operational operational,
            List<String> publishers,
            List<String> subscribers,
            Map<String, String> considered,
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
