package dev.shrike.bridge.settings;

import java.time.Duration;
import java.util.Map;

/**
 * Where Kafka is, and how its clients are tuned.
 *
 * @param bootstrapServers Kafka's
 * @param group the consumer group by which instances share the lanes
 * @param sessionTimeout after this silence an instance has lost its lanes; brokers refuse less than 6 s by default
 * @param requestTimeout bound of one request; a call that needs several ends within a small multiple of it
 * @param transactionTimeout how long a dead instance's open transaction may hold up readers of committed records
 * @param compression of what lanes write: {@code none}, {@code lz4}, {@code zstd}, ...
 * @param bufferBytes memory of one lane's producer
 * @param client further client properties, as for TLS and SASL; never printed
 */
public record KafkaSettings(
        String bootstrapServers,
        String group,
        Duration sessionTimeout,
        Duration requestTimeout,
        Duration transactionTimeout,
        String compression,
        long bufferBytes,
        Map<String, String> client) {
    private static final long BUFFER = 24L * 1024 * 1024;

    public KafkaSettings {
        if (bootstrapServers.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException("Kafka needs bootstrap servers, and lanes a group to be shared in");
        }
        Durations.positive("session timeout", sessionTimeout);
        Durations.positive("request timeout", requestTimeout);
        Durations.positive("transaction timeout", transactionTimeout);
        if (transactionTimeout.compareTo(requestTimeout.plusSeconds(1)) < 0) {
            throw new IllegalArgumentException("A transaction must be allowed to outlive one request by a second");
        }
        if (bufferBytes <= 0) {
            throw new IllegalArgumentException("A producer needs a buffer");
        }
        client = Map.copyOf(client);
    }

    /** Take-over within 10 s, 12 s for a transaction. */
    public static KafkaSettings of(String bootstrapServers) {
        return new KafkaSettings(
                bootstrapServers,
                "shrike-bridge",
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                Duration.ofSeconds(12),
                "lz4",
                BUFFER,
                Map.of());
    }

    /** The same at another address. */
    public KafkaSettings withBootstrapServers(String changed) {
        return new KafkaSettings(
                changed, group, sessionTimeout, requestTimeout, transactionTimeout, compression, bufferBytes, client);
    }

    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", group=" + group + "]";
    }
}
