package dev.shrike.topology.runtime;

import dev.shrike.topology.module.CommitPace;
import dev.shrike.topology.module.TopologyModule;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.state.HostInfo;

/** The configuration of Kafka Streams for one topology. */
final class StreamsProperties {
    private static final String APPLICATION = "shrike-";
    private static final long CACHE_BYTES = 8L << 20;
    private static final int BATCH_BYTES = 128 << 10;
    /** Kafka Streams tells where a key lies only when it has some address to tell; nobody asks this one. */
    private static final HostInfo ALONE = new HostInfo("alone", 1);

    private static final Duration SESSION = Duration.ofSeconds(10);

    /** Long enough for a restart; standbys answer meanwhile. */
    private static final Duration STATIC_SESSION = Duration.ofSeconds(45);

    private StreamsProperties() {}

    static String applicationId(String topology) {
        return APPLICATION + topology;
    }

    static Properties of(TopologySettings settings, TopologyModule module) {
        Properties properties = of(settings, module.name());
        if (module.pacesCommits()) {
            Duration interval = settings.resources().commitInterval();
            properties.put(
                    StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                    interval.multipliedBy(CommitPace.TIMES_LONGER).toMillis());
            // nobody reads what is not committed, and a commit sends what is left
            properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), interval.toMillis());
            properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        }
        return properties;
    }

    static Properties of(TopologySettings settings, String topology) {
        Resources resources = settings.resources();
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(topology));
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.stateDirectory().toAbsolutePath().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                resources.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, resources.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, resources.standbys());
        HostInfo server = settings.membership().address().orElse(ALONE);
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server.host() + ":" + server.port());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, resources.replicas());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, settings.deadLetterTopic());
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(BoundedRocksDb.BYTES, resources.rocksDbBytes());
        settings.compaction()
                .topicSettings()
                .forEach((name, value) -> properties.put(StreamsConfig.topicPrefix(name), value));
        group(settings.membership(), properties);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 10);
        return properties;
    }

    /** The broker itself decides about sessions in the protocol streams. */
    private static void group(Membership membership, Properties properties) {
        properties.put(
                StreamsConfig.GROUP_PROTOCOL_CONFIG, membership.protocol().name());
        if (membership.protocol() == GroupProtocol.CLASSIC) {
            Duration session = membership.instanceId().isPresent() ? STATIC_SESSION : SESSION;
            properties.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) session.toMillis());
        }
        membership
                .instanceId()
                .ifPresent(id ->
                        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    }
}
