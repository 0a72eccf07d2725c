package dev.shrike.analytics.load;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Where the events come from, and how many are taken at a time.
 *
 * @param bootstrapServers Kafka
 * @param registry base of the schema registry's Confluent API
 * @param timeout of each call to either
 * @param startAgainAfter how long after a failure the loading starts from the beginning
 * @param rowsPerBatch the most that are written in one transaction
 * @param bytesPerBatch the most that the values of those may take in Kafka
 */
public record LoadSettings(
        String bootstrapServers,
        URI registry,
        Duration timeout,
        Duration startAgainAfter,
        int rowsPerBatch,
        long bytesPerBatch) {

    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PARTITION_BYTES = 2 * 1024 * 1024;
    private static final int RECEIVE_BUFFER = 1024 * 1024;
    private static final int RECORDS_PER_POLL = 5_000;

    public LoadSettings {
        Objects.requireNonNull(bootstrapServers, "bootstrapServers");
        Objects.requireNonNull(registry, "registry");
        if (rowsPerBatch < 1 || bytesPerBatch < 1) {
            throw new IllegalArgumentException("A batch holds something");
        }
    }

    /** With everything else as it is good for one machine. */
    public static LoadSettings of(String bootstrapServers, URI registry) {
        return new LoadSettings(
                bootstrapServers, registry, Duration.ofSeconds(10), Duration.ofSeconds(5), 50_000, 16 * 1024 * 1024);
    }

    /** Reads committed records only, is a member of nothing and commits nothing. */
    KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>();
        int millis = Math.toIntExact(timeout.toMillis());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // a topic that was made anew, or lost its beginning, is loaded anew
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
