package dev.shrike.schemas.outline;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** One part of a body: passes over itself, and so makes sure that it fits its schema. Stateless. */
@FunctionalInterface
interface BodyPart {
    void pass(Body body) throws NotPlainException;

    /**
     * The way over all bodies of a schema.
     *
     * @param path of this part from the event, in dots
     * @param slots where to remember the texts that stand under a path
     * @param time the path of the one number to keep
     */
    static BodyPart of(Schema schema, String path, Map<String, Integer> slots, String time) {
        return switch (schema.getType()) {
            case NULL -> body -> {};
            case INT -> Body::readInt;
            case LONG -> path.equals(time) ? body -> body.keep(body.readLong()) : Body::readLong;
            case DOUBLE -> body -> body.skip(Double.BYTES);
            case BYTES -> body -> body.skip(body.readInt());
            case STRING -> text(slots.get(path));
            case UNION ->
                union(schema.getTypes().stream()
                        .map(branch -> of(branch, path, slots, time))
                        .toList());
            case RECORD ->
                record(schema.getFields().stream()
                        .map(field -> of(
                                field.schema(), path.isEmpty() ? field.name() : path + "." + field.name(), slots, time))
                        .toList());
            // no event has them; if one ever does, Avro reads it
            case BOOLEAN, FLOAT, FIXED, ENUM, ARRAY, MAP ->
                body -> {
                    throw NotPlainException.INSTANCE;
                };
        };
    }

    private static BodyPart text(Integer slot) {
        if (slot == null) {
            return body -> body.skip(body.readInt());
        }
        int kept = slot;
        return body -> body.mark(kept);
    }

    private static BodyPart union(List<BodyPart> parts) {
        BodyPart[] branches = parts.toArray(BodyPart[]::new);
        return body -> {
            int branch = body.readInt();
            if (branch < 0 || branch >= branches.length) {
                throw NotPlainException.INSTANCE;
            }
            branches[branch].pass(body);
        };
    }

    private static BodyPart record(List<BodyPart> parts) {
        BodyPart[] fields = parts.toArray(BodyPart[]::new);
        return body -> {
            for (BodyPart field : fields) {
                field.pass(body);
            }
        };
    }
}
