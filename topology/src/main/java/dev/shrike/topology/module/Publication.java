package dev.shrike.topology.module;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Record;

/**
 * How a topology publishes an event: to both topics of its major version in one transaction, with headers made anew from the
 * event and the mark that it was born here. Nothing of the record that caused it is carried over, so that the bridge does not
 * take it for a mirrored one.
 */
public final class Publication {
    private Publication() {}

    /** An event as a record, keyed as its topic wants it. */
    public static Record<String, SpecificRecord> of(SpecificRecord event, EventCatalogue catalogue, long timestamp) {
        Headers headers = ownHeaders();
        EventHeaders.onKafka(event).forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return new Record<>(catalogue.of(event).keyOf(event), event, timestamp, headers);
    }

    /**
     * A value that is no event.
     *
     * @param value null is the end of the key
     * @param timestamp in milliseconds since 1970; of a time before that, or of none, it is that moment
     */
    public static <V> Record<String, V> of(String key, V value, long timestamp) {
        return new Record<>(key, value, Math.max(0, timestamp), ownHeaders());
    }

    /** The end of a key. */
    public static <V> Record<String, V> tombstone(String key, long timestamp) {
        return of(key, null, timestamp);
    }

    /** Headers that say: made by a topology. */
    public static Headers ownHeaders() {
        return new RecordHeaders()
                .add(EventHeaders.KAFKA_ORIGIN, EventHeaders.ORIGIN_TOPOLOGY.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends events to history and latest values, and tombstones to the latest values alone. */
    public static void send(KStream<String, SpecificRecord> events, Wiring wiring, MajorVersion major) {
        events.filter((key, event) -> event != null, Named.as("history-" + major.topic()))
                .to(major.topic(), produced(wiring, major.topic()));
        events.to(major.latestTopic(), produced(wiring, major.latestTopic()));
    }

    private static Produced<String, SpecificRecord> produced(Wiring wiring, String topic) {
        return Produced.with(Serdes.String(), wiring.events()).withName("egress-" + topic);
    }
}
