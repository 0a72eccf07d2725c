package dev.shrike.schemas.outline;

import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.ImageToken;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.catalogue.SubjectTemplate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the outline of events that are written with one schema. Immutable and thread-safe. */
final class SchemaOutline {
    private static final String TIME = "metadata.time";
    private static final int ID_LENGTH = 36;

    private final Map<String, Integer> slots = new HashMap<>();
    private final int id = slot("id");
    private final int type = slot("type");
    private final int version = slot("version");
    private final int source = slot("metadata.source");
    private final int traceparent = slot("metadata.traceparent");
    private final int aggregate;
    private final int[] key;
    private final boolean tokenised;
    private final byte[] expectedVersion;
    private final BodyPart body;
    private final EventKind[] kinds;
    private final byte[][] types;

    SchemaOutline(MajorVersion major, EventSchema schema) {
        aggregate = slot(major.subject().aggregatePath());
        tokenised = major.subject().isTokenised();
        key = major.key().paths().stream().mapToInt(this::slot).toArray();
        expectedVersion = utf8(schema.version());
        body = BodyPart.of(schema.schema(), "", slots, TIME);
        kinds = schema.types().stream()
                .map(name -> new EventKind(major, schema, name))
                .toArray(EventKind[]::new);
        types = List.of(kinds).stream().map(kind -> utf8(kind.type())).toArray(byte[][]::new);
    }

    private int slot(String path) {
        return slots.computeIfAbsent(path, added -> slots.size());
    }

    EventOutline of(byte[] payload, int from) throws NotPlainException {
        Body read = new Body(payload, from, slots.size());
        body.pass(read);
        if (!read.isAtEnd() || !read.is(version, expectedVersion)) {
            throw NotPlainException.INSTANCE;
        }
        return new EventOutline(
                kind(read),
                canonical(read.text(id)),
                aggregate(read),
                key(read),
                read.text(source),
                read.number(),
                read.has(traceparent) ? read.text(traceparent) : null);
    }

    /** The common part of all events of a type. */
    EventKind kind(String name) {
        for (EventKind kind : kinds) {
            if (kind.type().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The schema has no type " + name);
    }

    private EventKind kind(Body read) throws NotPlainException {
        for (int i = 0; i < kinds.length; i++) {
            if (read.is(type, types[i])) {
                return kinds[i];
            }
        }
        throw NotPlainException.INSTANCE;
    }

    private byte[] aggregate(Body read) throws NotPlainException {
        byte[] text = read.text(aggregate);
        if (tokenised) {
            return utf8(ImageToken.of(new String(text, StandardCharsets.US_ASCII)));
        }
        if (!SubjectTemplate.isToken(text)) {
            throw NotPlainException.INSTANCE;
        }
        return text;
    }

    private byte[] key(Body read) throws NotPlainException {
        if (key.length == 1) {
            return read.text(key[0]);
        }
        var joined = new ByteArrayOutputStream();
        for (int i = 0; i < key.length; i++) {
            if (i > 0) {
                joined.write(' ');
            }
            joined.writeBytes(read.text(key[i]));
        }
        return joined.toByteArray();
    }

    /** A UUID as {@link java.util.UUID#toString} writes it. */
    private static byte[] canonical(byte[] uuid) throws NotPlainException {
        boolean fits = uuid.length == ID_LENGTH;
        for (int i = 0; fits && i < ID_LENGTH; i++) {
            byte at = uuid[i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            fits = dash ? at == '-' : at >= '0' && at <= '9' || at >= 'a' && at <= 'f';
        }
        if (!fits) {
            throw NotPlainException.INSTANCE;
        }
        return uuid;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
