package dev.shrike.topology.runtime;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.servers.Brokers;
import dev.shrike.topology.serde.EventSerde;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the bridge on a real broker: writes events to both their topics in one transaction, and reads what is committed. */
final class KafkaLog implements AutoCloseable {
    static final String DEAD_LETTERS = "dead-letters-of-the-test";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    private final String bootstrap;
    private final URI registry;
    private final EventSerde events;
    private final KafkaProducer<String, SpecificRecord> producer;

    KafkaLog(Brokers brokers) {
        this(brokers, "plays-the-bridge");
    }

    /** @param transactions id of its transactions, which nobody else has */
    KafkaLog(Brokers brokers, String transactions) {
        bootstrap = brokers.kafkaBootstrap();
        registry = brokers.registry();
        try (var schemas = new SchemaRegistry(registry, TIMEOUT)) {
            events = new EventSerde(CATALOGUE, schemas.registerAll(CATALOGUE));
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "transactional.id", transactions),
                new StringSerializer(),
                events.serializer());
        producer.initTransactions();
    }

    String bootstrap() {
        return bootstrap;
    }

    URI registry() {
        return registry;
    }

    void createEventTopics() {
        var topics = new ArrayList<NewTopic>();
        for (MajorVersion major : CATALOGUE.majors()) {
            topics.add(new NewTopic(major.topic(), Optional.of(3), Optional.empty()));
            topics.add(new NewTopic(major.latestTopic(), Optional.of(3), Optional.empty())
                    .configs(Map.of("cleanup.policy", "compact")));
        }
        topics.add(new NewTopic(DEAD_LETTERS, Optional.of(1), Optional.empty()));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(topics).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The topics of the test cannot be made", e);
        }
    }

    /** What each topic of that name, or with a name that ends so, promises about compaction. */
    Map<String, Duration> compactionLags(String ending) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            var topics = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS).stream()
                    .filter(name -> name.endsWith(ending))
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            var lags = new HashMap<String, Duration>();
            admin.describeConfigs(topics)
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .forEach((topic, config) -> lags.put(
                            topic.name(),
                            Duration.ofMillis(Long.parseLong(
                                    config.get("max.compaction.lag.ms").value()))));
            return lags;
        } catch (Exception e) {
            throw new IllegalStateException("The settings of topics cannot be read", e);
        }
    }

    /** How far a group has come: all its offsets added up. */
    long committed(String group) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .filter(Objects::nonNull)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (Exception e) {
            throw new IllegalStateException("What " + group + " has committed cannot be read", e);
        }
    }

    void publish(SpecificRecord... happened) {
        producer.beginTransaction();
        for (SpecificRecord event : happened) {
            MajorVersion major = CATALOGUE.of(event);
            for (String topic : List.of(major.topic(), major.latestTopic())) {
                var record = new ProducerRecord<String, SpecificRecord>(topic, major.keyOf(event), event);
                EventHeaders.onKafka(event)
                        .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                Future<RecordMetadata> unused = producer.send(record);
            }
        }
        producer.commitTransaction();
    }

    /** What each key of an event topic holds now. */
    Map<String, SpecificRecord> latest(String topic) {
        return latest(read(topic, events.deserializer()));
    }

    /** What each key of any other topic holds now. */
    Map<String, String> text(String topic) {
        return latest(read(topic, new StringDeserializer()));
    }

    /** Whether a key was written and is gone. */
    boolean wasEnded(String topic, String key) {
        List<ConsumerRecord<String, SpecificRecord>> records = read(topic, events.deserializer());
        return records.stream().anyMatch(record -> record.key().equals(key) && record.value() != null)
                && !latest(records).containsKey(key);
    }

    private static <V> Map<String, V> latest(List<ConsumerRecord<String, V>> records) {
        var latest = new HashMap<String, V>();
        for (var record : records) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), record.value());
            }
        }
        return latest;
    }

    private <V> List<ConsumerRecord<String, V>> read(String topic, Deserializer<V> values) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrap,
                "isolation.level",
                "read_committed",
                "group.id",
                "reads-" + UUID.randomUUID(),
                "enable.auto.commit",
                false);
        var records = new ArrayList<ConsumerRecord<String, V>>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, TIMEOUT);
            var open = new HashSet<>(partitions);
            while (true) {
                open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
                if (open.isEmpty()) {
                    return records;
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
    }

    @Override
    public void close() {
        producer.close(TIMEOUT);
    }
}
