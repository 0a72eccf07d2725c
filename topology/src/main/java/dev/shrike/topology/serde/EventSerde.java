package dev.shrike.topology.serde;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.schemas.wire.SchemaIds;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Events in the Confluent layout, read into the generated class of the newest minor version. Sealed fields stay the bytes they
 * are. An event that no topology could handle (an id or person that is no UUID, a rating of 6) is refused here, where it
 * becomes a dead letter, so that no topology has to ask again. Thread-safe.
 */
public final class EventSerde implements Serde<SpecificRecord> {
    private final ConfluentFormat format;
    private final FitEvents fit;

    /**
     * @param catalogue whose events are written and read
     * @param ids what the registry calls their schemas
     */
    public EventSerde(EventCatalogue catalogue, SchemaIds ids) {
        this.format = new ConfluentFormat(catalogue, ids);
        this.fit = new FitEvents(catalogue);
    }

    @Override
    public Serializer<SpecificRecord> serializer() {
        return (topic, event) -> event == null ? null : format.encode(event);
    }

    @Override
    public Deserializer<SpecificRecord> deserializer() {
        return (topic, bytes) -> bytes == null ? null : checked(format.decode(bytes));
    }

    private SpecificRecord checked(SpecificRecord event) {
        fit.unfit(event).ifPresent(reason -> {
            throw new SerializationException(reason);
        });
        return event;
    }
}
