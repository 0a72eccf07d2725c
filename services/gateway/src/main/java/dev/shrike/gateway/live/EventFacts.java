package dev.shrike.gateway.live;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.sealed.SealedField;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * What an event is told apart by.
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
                sealed.add(field.personOf(event));
            }
        }
        Set<UUID> people = new HashSet<>(sealed);
        definition.personOf(event).ifPresent(people::add);
        text(event, OWNER).map(UUID::fromString).ifPresent(people::add);
        return new EventFacts(
                definition.event(),
                type,
                definition.aggregateOf(event),
                text(event, IMAGE).or(() -> text(event, IMAGE_OF_OLD)),
                Set.copyOf(people),
                Set.copyOf(sealed));
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
