package dev.shrike.topology.module;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Records that a topology gives up, in the layout of Kafka Streams' own dead letters (KIP-1034), so that one reader
 * understands both.
 */
public final class DeadLetters {
    private static final String REASON = "__streams.errors.message";
    private static final String TOPIC = "__streams.errors.topic";

    private DeadLetters() {}

    /**
     * A dead letter.
     *
     * @param topic where the event came from
     * @param reason why nothing could be done with it, without personal data
     */
    public static Record<String, SpecificRecord> of(
            String key, SpecificRecord event, String topic, String reason, long timestamp) {
        Headers headers = new RecordHeaders()
                .add(REASON, reason.getBytes(StandardCharsets.UTF_8))
                .add(TOPIC, topic.getBytes(StandardCharsets.UTF_8));
        return new Record<>(key, event, timestamp, headers);
    }

    /** Sends them off. */
    public static void send(KStream<String, SpecificRecord> letters, Wiring wiring) {
        letters.to(
                wiring.deadLetterTopic(),
                Produced.with(Serdes.String(), wiring.events()).withName("egress-" + wiring.deadLetterTopic()));
    }
}
