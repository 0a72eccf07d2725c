package dev.shrike.gdpr.removal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Keeps compaction moving where nobody writes. Kafka's cleaner never touches a partition's last segment, and that segment is closed by
 * an append only: in a quiet partition a tombstone, and what it ends, would lie for ever. So a record is appended to each quiet
 * partition, in a transaction that is then aborted: no reader of committed records sees it, state stores are not restored from it, and
 * the cleaner removes it like anything that was aborted.
 *
 * <p>How long {@code max.compaction.lag.ms} of a topic is decides when a segment is closed and cleaned; call {@link #stir} about as
 * often. Thread-safe; one at a time works, a second instance with the same transactional id ends the first.
 */
public final class QuietPartitions implements AutoCloseable {
    /** Key of the appended records. */
    static final String KEY = "shrike-keeper";

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private final CompactedTopics topics;
    private final Admin admin;
    private final Map<String, Object> producer;
    private final Duration timeout;
    private final Clock clock;

    /**
     * @param bootstrapServers of Kafka
     * @param transactionalId its own, the same in every instance that does this work
     * @param timeout of each call to Kafka
     */
    public QuietPartitions(String bootstrapServers, String transactionalId, Duration timeout, Clock clock) {
        int millis = Math.toIntExact(timeout.toMillis());
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis));
        this.topics = new CompactedTopics(admin, timeout);
        this.producer = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                millis,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis,
                ProducerConfig.LINGER_MS_CONFIG,
                0));
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Appends to every compacted partition that has been quiet for that long.
     *
     * @return how many there were
     * @throws RemovalException when Kafka is away or refuses
     */
    public synchronized int stir(Duration quietFor) {
        List<TopicPartition> quiet = topics.quietSince(clock.instant().minus(quietFor));
        if (!quiet.isEmpty()) {
            append(quiet);
        }
        return quiet.size();
    }

    private void append(List<TopicPartition> partitions) {
        byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
        try (var writer = new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer())) {
            writer.initTransactions();
            writer.beginTransaction();
            List<Future<RecordMetadata>> appended = new ArrayList<>();
            for (TopicPartition partition : partitions) {
                appended.add(
                        writer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key, new byte[0])));
            }
            writer.flush();
            for (Future<RecordMetadata> one : appended) {
                one.get();
            }
            writer.abortTransaction();
        } catch (KafkaException e) {
            throw new RemovalException("Kafka did not take a record into quiet partitions", e);
        } catch (ExecutionException e) {
            throw new RemovalException("Kafka did not take a record into quiet partitions", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RemovalException("Interrupted while quiet partitions were written to", e);
        }
    }

    @Override
    public void close() {
        admin.close(timeout);
    }
}
