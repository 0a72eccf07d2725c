package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.DataKeys;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.event.SealedFieldView;
import dev.shrike.schemas.sealed.SealedField;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;

/**
 * Seals personal fields into events and opens them again. A sealed value is bound to its person, event, field and key
 * version: it opens nowhere else. Thread-safe; as fast as the {@link DataKeys} behind it answer.
 */
public final class EventSealer {

    private final DataKeys keys;
    /** By the full name of the event's schema, which all its minor versions have. */
    private final Map<String, Map<String, FieldSeal>> seals;

    /** Over the catalogue on the class path. */
    public EventSealer(DataKeys keys) {
        this(keys, EventCatalogue.standard());
    }

    public EventSealer(DataKeys keys, EventCatalogue catalogue) {
        this.keys = keys;
        this.seals = catalogue.majors().stream()
                .collect(Collectors.toUnmodifiableMap(
                        version -> version.newest().schema().getFullName(), EventSealer::sealsOf));
    }

    /**
     * Fills sealed fields of an event, generated class or generic record, that has its id and its people already, and
     * returns that same event. Call it outside of a database transaction: it may ask the vault.
     *
     * @param plain values by field path ({@code data.sighting.note}); absent and null values stay null in the event
     * @throws PlainValueException when a value does not have the form that its field declares
     * @throws dev.shrike.schemas.SchemaException when the event has no such place
     * @throws IllegalArgumentException when a path is no sealed field of this event, or the event is none of the catalogue
     * @throws dev.shrike.gdpr.key.PersonErasedException when a person is fenced; nothing may be stored about them
     * @throws dev.shrike.gdpr.key.VaultUnavailableException when there is no key to be had at the moment
     */
    public <T extends IndexedRecord> T seal(T event, Map<String, JsonNode> plain) {
        UUID eventId = Envelope.idOf(event);
        plain.forEach((path, value) -> {
            FieldSeal seal = sealOf(event, path);
            if (value != null && !value.isNull() && !value.isMissingNode()) {
                sealOne(event, eventId, seal, value);
            }
        });
        return event;
    }

    /** Opens one field of an event; never throws for what the bytes hold or the vault says. */
    public Opened open(IndexedRecord event, SealedField field) {
        return field.read(event)
                .map(bytes -> open(event, field, bytes))
                .orElseGet(() -> new Opened.Readable(NullNode.getInstance()));
    }

    /** For {@code EventJson}: shows every sealed field as far as it opens. */
    public SealedFieldView view() {
        return viewFor(_ -> true);
    }

    /** For {@code EventJson}: shows the fields of the people whose data the reader may see, and hides all others. */
    public SealedFieldView viewFor(Predicate<UUID> mayRead) {
        return (event, field, bytes) -> mayRead.test(field.personOf(event))
                ? shown(open(event, field, bytes))
                : SealedFieldView.SEALED.show(event, field, bytes);
    }

    private void sealOne(IndexedRecord event, UUID eventId, FieldSeal seal, JsonNode value) {
        SealedField field = seal.field();
        byte[] plain = seal.plain(value);
        DataKey key = keys.provision(field.personOf(event), field.purpose());
        field.write(event, seal.seal(plain, eventId, key));
    }

    private Opened open(IndexedRecord event, SealedField field, ByteBuffer bytes) {
        FieldSeal seal = sealOf(event, field.path());
        return SealedValue.parse(bytes)
                .map(value -> open(event, seal, value))
                .orElseGet(() -> new Opened.Tampered("not in the form of a sealed value"));
    }

    private Opened open(IndexedRecord event, FieldSeal seal, SealedValue value) {
        SealedField field = seal.field();
        return switch (keys.find(field.personOf(event), field.purpose(), value.keyVersion())) {
            case KeyAnswer.Found(DataKey key) -> seal.open(value, Envelope.idOf(event), key);
            case KeyAnswer.Erased _ -> new Opened.Erased();
            case KeyAnswer.Unavailable(String reason) -> new Opened.Unavailable(reason);
            case KeyAnswer.Unknown _ -> new Opened.Tampered("names a key that was never issued");
        };
    }

    private FieldSeal sealOf(IndexedRecord event, String path) {
        String name = event.getSchema().getFullName();
        Map<String, FieldSeal> fields = seals.get(name);
        if (fields == null) {
            throw new IllegalArgumentException(name + " is no event of the catalogue");
        }
        FieldSeal seal = fields.get(path);
        if (seal == null) {
            throw new IllegalArgumentException(path + " is no sealed field of " + name);
        }
        return seal;
    }

    private static JsonNode shown(Opened opened) {
        return switch (opened) {
            case Opened.Readable(JsonNode value) -> value;
            case Opened.Erased _ -> mark("erased");
            case Opened.Unavailable _ -> mark("unavailable");
            case Opened.Tampered _ -> mark("tampered");
        };
    }

    private static JsonNode mark(String state) {
        return JsonNodeFactory.instance.objectNode().put(state, true);
    }

    private static Map<String, FieldSeal> sealsOf(MajorVersion version) {
        List<SealedField> fields = version.sealedFields();
        return fields.stream()
                .collect(Collectors.toUnmodifiableMap(SealedField::path, field -> new FieldSeal(version, field)));
    }
}
