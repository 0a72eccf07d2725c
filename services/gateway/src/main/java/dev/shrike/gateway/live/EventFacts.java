package dev.shrike.gateway.live;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.sealed.SealedField;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * What an event is told apart by. Every event has facts: an id in it that cannot be read is nobody's, and an aggregate that cannot be read
 * is one that no filter names.
 *
 * @param event its name
 * @param type its type
 * @param aggregate the id that stands in its subject
 * @param image the address of the image it is about
 * @param people whom it is about: who acts, whose image it is, whose data is sealed in it
 * @param sealed of these the ones whose data is sealed in it
 */
record EventFacts(
        String event, String type, String aggregate, Optional<String> image, Set<UUID> people, Set<UUID> sealed) {
    private static final String[] IMAGE = {"data", "image", "url"};
    private static final String[] IMAGE_OF_OLD = {"data", "image_url"};
    private static final String[] OWNER = {"data", "image", "owner"};

    static EventFacts of(MajorVersion definition, String type, IndexedRecord event) {
        Set<UUID> sealed = new HashSet<>();
        for (SealedField field : definition.sealedFields()) {
            if (field.read(event).isPresent()) {
                personOf(field, event).ifPresent(sealed::add);
            }
        }
        Set<UUID> people = new HashSet<>(sealed);
        personOf(definition, event).ifPresent(people::add);
        text(event, OWNER).flatMap(EventFacts::person).ifPresent(people::add);
        return new EventFacts(
                definition.event(),
                type,
                aggregateOf(definition, event),
                text(event, IMAGE).or(() -> text(event, IMAGE_OF_OLD)),
                Set.copyOf(people),
                Set.copyOf(sealed));
    }

    /** Whose data the field holds; empty when the event does not say so in a way that can be read. */
    static Optional<UUID> personOf(SealedField field, IndexedRecord event) {
        try {
            return Optional.of(field.personOf(event));
        } catch (IllegalArgumentException | SchemaException _) {
            return Optional.empty(); // nobody's, so that nobody is shown it
        }
    }

    /** Who acts; empty when nobody does, or the event does not say so in a way that can be read. */
    static Optional<UUID> personOf(MajorVersion definition, IndexedRecord event) {
        try {
            return definition.personOf(event);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String aggregateOf(MajorVersion definition, IndexedRecord event) {
        try {
            return definition.aggregateOf(event);
        } catch (SchemaException _) {
            return "";
        }
    }

    private static Optional<UUID> person(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether events of this version are about an image. */
    static boolean hasImage(MajorVersion definition) {
        Schema schema = definition.newest().schema();
        return isIn(schema, IMAGE) || isIn(schema, IMAGE_OF_OLD);
    }

    /** Whether events of this version are about people. */
    static boolean hasPeople(MajorVersion definition) {
        return definition.hasPerson()
                || !definition.sealedFields().isEmpty()
                || isIn(definition.newest().schema(), OWNER);
    }

    private static boolean isIn(Schema root, String[] path) {
        Schema at = root;
        for (String name : path) {
            Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(name) : null;
            if (field == null) {
                return false;
            }
            at = field.schema();
        }
        return true;
    }

    private static Optional<String> text(IndexedRecord event, String[] path) {
        Object at = event;
        for (String name : path) {
            Schema.Field field =
                    at instanceof IndexedRecord owner ? owner.getSchema().getField(name) : null;
            at = field == null ? null : ((IndexedRecord) at).get(field.pos());
        }
        return Optional.ofNullable(at).map(Object::toString);
    }
}
