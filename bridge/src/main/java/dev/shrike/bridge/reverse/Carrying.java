package dev.shrike.bridge.reverse;

import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.lane.LaneReport;
import dev.shrike.bridge.lane.Probe;
import dev.shrike.bridge.nats.NatsLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads some records, publishes what was born in Kafka, waits for every acknowledgement, and only then commits how far it read. */
final class Carrying {
    private static final Duration POLL = Duration.ofMillis(50);

    private final String lane;
    private final NatsLink nats;
    private final Translation translation;
    private final InDoubt inDoubt;
    private final Publishing publishing;
    private final LaneProducer producer;
    private final LaneReport report;
    private final Probe probe;
    private final int maxDeadLetterBytes;

    Carrying(
            String lane,
            NatsLink nats,
            Translation translation,
            InDoubt inDoubt,
            Publishing publishing,
            LaneProducer producer,
            LaneReport report,
            Probe probe,
            int maxDeadLetterBytes) {
        this.lane = lane;
        this.nats = nats;
        this.translation = translation;
        this.inDoubt = inDoubt;
        this.publishing = publishing;
        this.producer = producer;
        this.report = report;
        this.probe = probe;
        this.maxDeadLetterBytes = maxDeadLetterBytes;
    }

    void round(
            Consumer<byte[], byte[]> consumer,
            TopicOffsets offsets,
            LongFunction<ProducerRecord<byte[], byte[]>> checkpoint)
            throws InterruptedException {
        var records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        var letters = new ArrayList<ProducerRecord<byte[], byte[]>>();
        int published = 0;
        long maxPayload = nats.connection().getMaxPayload();
        for (ConsumerRecord<byte[], byte[]> mirrored : records) {
            switch (translation.translate(mirrored, maxPayload)) {
                case Outcome.Publish(String id, var message) -> {
                    if (!inDoubt.holds(id)) {
                        publishing.publish(message);
                        published++;
                    }
                }
                case Outcome.Refused(var letter) -> letters.add(letter.record(maxDeadLetterBytes));
                case Outcome.LeftOut() -> {}
            }
            offsets.passed(mirrored.partition(), mirrored.offset());
        }
        long sequence = publishing.awaitAll();
        producer.send(letters);
        probe.reached(lane, Probe.Point.PRODUCED);
        producer.commitWith(checkpoint.apply(sequence));
        report.committed(sequence, published, letters.size(), records.count() - published - letters.size());
        report.lag(offsets.lag(consumer));
        probe.reached(lane, Probe.Point.COMMITTED);
    }
}
