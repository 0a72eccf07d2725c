package dev.shrike.gdpr.scan.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How to reach a Kafka cluster, and how patiently.
 *
 * @param client settings of Kafka's own clients, {@code bootstrap.servers} and security among them
 * @param timeout of each request
 * @param stall how long a partition may give nothing before the scan says that it cannot be read
 * @param readers threads that read, each with a consumer and up to 16 MB of fetched records
 */
public record KafkaAccess(Map<String, Object> client, Duration timeout, Duration stall, int readers) {

    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PARTITION_BYTES = 2 * 1024 * 1024;
    private static final int RECEIVE_BUFFER = 1024 * 1024;
    private static final int RECORDS_PER_POLL = 5_000;

    public KafkaAccess {
        client = Map.copyOf(client);
        if (readers < 1) {
            throw new IllegalArgumentException("Somebody has to read");
        }
    }

    /** Two readers, requests of ten seconds at most, half a minute of silence at most. */
    public static KafkaAccess at(String bootstrapServers) {
        return new KafkaAccess(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                2);
    }

    Admin admin() {
        return Admin.create(common());
    }

    /** Reads uncommitted and aborted records too, big fetches at a time. Commits nothing, is a member of nothing. */
    KafkaConsumer<byte[], byte[]> reader() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // what expires while it is being read moves the beginning
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        config.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(client);
        int millis = Math.toIntExact(timeout.toMillis());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return config;
    }

    /** Client settings may hold passwords. */
    @Override
    public String toString() {
        return "KafkaAccess[timeout=" + timeout + ", stall=" + stall + ", readers=" + readers + "]";
    }
}
