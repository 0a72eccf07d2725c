package dev.shrike.topology.module;

import dev.shrike.schemas.catalogue.MajorVersion;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Reads the history of an event from its retention topic, in event time. */
public final class Ingest {
    private Ingest() {}

    /** The events of one major version by their Kafka key. */
    public static KStream<String, SpecificRecord> from(StreamsBuilder builder, Wiring wiring, MajorVersion major) {
        return builder.stream(
                        major.topic(),
                        Consumed.with(Serdes.String(), wiring.events())
                                .withTimestampExtractor(new EventTime())
                                .withName("ingest-" + major.topic()))
                .filter((key, event) -> key != null && event != null, Named.as("present-" + major.topic()));
    }
}
