package dev.shrike.bridge.kafka;

import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.settings.TopicSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the bridge's Kafka clients. Keys and values are bytes throughout; every reader reads committed records only. */
public final class KafkaClients {
    private static final int BATCH_BYTES = 256 * 1024;
    /** No reader sees a record before the commit, and a commit sends at once what lingers: so long waits for fuller batches. */
    private static final int LINGER_MILLIS = 25;

    private static final int REQUEST_SLACK = 64 * 1024;
    /** The others learn with a heartbeat that a member is gone: each is time in which its lanes stand still. */
    private static final int HEARTBEATS_PER_SESSION = 12;

    private KafkaClients() {}

    /** An admin client. */
    public static Admin admin(KafkaSettings settings) {
        Map<String, Object> config = common(settings);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(settings));
        return Admin.create(config);
    }

    /** A consumer that is given its partitions and positions, and keeps neither in Kafka. */
    public static KafkaConsumer<byte[], byte[]> reader(KafkaSettings settings) {
        Map<String, Object> config = common(settings);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(settings));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer that is a member of the group by which instances share lanes. It is never asked for records. */
    public static KafkaConsumer<byte[], byte[]> member(KafkaSettings settings, String instance) {
        Map<String, Object> config = common(settings);
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, instance);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(settings));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The transactional producer of one lane, idempotent and tuned for throughput. */
    static KafkaProducer<byte[], byte[]> producer(
            KafkaSettings settings, TopicSettings topics, String transactionalId) {
        Map<String, Object> config = common(settings);
        int transaction = Math.toIntExact(settings.transactionTimeout().toMillis());
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, transaction);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, transaction);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, transaction);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferBytes());
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, settings.compression());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topics.maxDeadLetterBytes() + REQUEST_SLACK);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> common(KafkaSettings settings) {
        var config = new HashMap<String, Object>(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis(settings));
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return config;
    }

    private static int millis(KafkaSettings settings) {
        return Math.toIntExact(settings.requestTimeout().toMillis());
    }
}
