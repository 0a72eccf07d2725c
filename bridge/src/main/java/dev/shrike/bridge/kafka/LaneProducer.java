package dev.shrike.bridge.kafka;

import dev.shrike.bridge.fault.FencedException;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.TopicSettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * One attempt's transactional producer. Opening it fences every earlier one of the same lane and ends that one's open transaction;
 * what that one had committed is then visible. Used by one thread.
 */
public final class LaneProducer implements AutoCloseable {
    private static final String TRANSACTIONAL_ID_PREFIX = "shrike-bridge-";
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final String lane;
    private final Producer<byte[], byte[]> producer;
    private boolean open;

    private LaneProducer(String lane, Producer<byte[], byte[]> producer) {
        this.lane = lane;
        this.producer = producer;
    }

    /**
     * Fences the predecessors.
     *
     * @throws UnavailableException when Kafka is away
     */
    public static LaneProducer open(String lane, KafkaSettings settings, TopicSettings topics) {
        return take(lane, KafkaClients.producer(settings, topics, TRANSACTIONAL_ID_PREFIX + lane));
    }

    static LaneProducer take(String lane, Producer<byte[], byte[]> producer) {
        try {
            producer.initTransactions();
            return new LaneProducer(lane, producer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw translated(lane, e);
        }
    }

    /** Hands records to Kafka, in order, in the open transaction or a new one. Whether they arrived is told by the commit. */
    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when any of them did
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            if (!open) {
                producer.beginTransaction();
                open = true;
            }
            for (int i = 0; i < records.size(); i++) {
                producer.send(records.get(i));
            }
        } catch (RuntimeException e) {
            throw translated(lane, e);
        }
    }

    /**
     * Commits the open transaction together with one last record.
     *
     * @throws FencedException when this producer has a successor
     * @throws UnavailableException when it is not known whether the transaction is committed; the checkpoint tells
     */
    public void commitWith(ProducerRecord<byte[], byte[]> last) {
        send(List.of(last));
        try {
            producer.commitTransaction();
            open = false;
        } catch (RuntimeException e) {
            throw translated(lane, e);
        }
    }

    /** Whether a transaction is open. */
    public boolean isOpen() {
        return open;
    }

    /** Parts with Kafka as a crash would: an open transaction is left for the successor to end. */
    public void abandon() {
        producer.close(Duration.ZERO);
    }

    @Override
    public void close() {
        producer.close(PARTING);
    }

    private static RuntimeException translated(String lane, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return new FencedException(
                        "another writer of lane " + lane + " has begun, or Kafka gave this one up", e);
            }
        }
        return e instanceof KafkaException && !(e instanceof InterruptException)
                ? new UnavailableException(Incident.KAFKA_AWAY, "Kafka is away or refuses: " + e.getMessage(), e)
                : e;
    }
}
