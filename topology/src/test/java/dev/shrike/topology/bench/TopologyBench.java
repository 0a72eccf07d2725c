package dev.shrike.topology.bench;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.schemas.wire.SchemaIds;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.ReadableStores;
import dev.shrike.topology.module.Timing;
import dev.shrike.topology.module.TopologyModule;
import dev.shrike.topology.module.Wiring;
import dev.shrike.topology.reading.AsOfView;
import dev.shrike.topology.serde.EventSerde;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One topology in a test driver, fed with events as the bridge would write them. */
public final class TopologyBench implements AutoCloseable {
    public static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    public static final String DEAD_LETTERS = "dead-letters-of-the-test";
    public static final Timing TIMING = new Timing(Duration.ofSeconds(30), Duration.ofHours(1));
    public static final SchemaIds IDS = ids();
    public static final EventSerde EVENTS = new EventSerde(CATALOGUE, IDS);

    private static final int PARTITIONS = 6;

    private final TopologyTestDriver driver;

    public TopologyBench(TopologyModule module) {
        this(module, PARTITIONS);
    }

    /** With so many partitions in mind; the driver itself has one, so that with one alone all partitions are heard. */
    public TopologyBench(TopologyModule module, int partitions) {
        driver = new TopologyTestDriver(topology(module, partitions), properties(), Happenings.NOON);
    }

    public static Topology topology(TopologyModule module) {
        return topology(module, PARTITIONS);
    }

    private static Topology topology(TopologyModule module, int partitions) {
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties())));
        module.build(builder, new Wiring(CATALOGUE, EVENTS, partitions, DEAD_LETTERS, TIMING));
        return builder.build(properties());
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/bench/" + System.nanoTime());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        return properties;
    }

    private static SchemaIds ids() {
        var ids = new HashMap<Long, Integer>();
        for (MajorVersion major : CATALOGUE.majors()) {
            for (EventSchema minor : major.minors()) {
                ids.put(minor.fingerprint(), ids.size() + 1);
            }
        }
        return new KnownSchemaIds(ids);
    }

    /** Publishes events the way the bridge does, in this order. */
    public TopologyBench happened(SpecificRecord... events) {
        for (SpecificRecord event : events) {
            MajorVersion major = CATALOGUE.of(event);
            var headers = new RecordHeaders();
            headers.add(EventHeaders.NATS_STREAM, major.stream().getBytes(StandardCharsets.UTF_8));
            headers.add(EventHeaders.NATS_SEQUENCE, "7".getBytes(StandardCharsets.UTF_8));
            driver.createInputTopic(major.topic(), Serdes.String().serializer(), EVENTS.serializer())
                    .pipeInput(new TestRecord<>(
                            major.keyOf(event), event, headers, Instant.parse("2026-12-31T00:00:00Z")));
        }
        return this;
    }

    /** Publishes bytes that may be no event. */
    public TopologyBench arrived(String topic, String key, byte[] value) {
        driver.createInputTopic(
                        topic, Serdes.String().serializer(), Serdes.ByteArray().serializer())
                .pipeInput(key, value, Happenings.NOON);
        return this;
    }

    public TopologyBench clockMoves(Duration forward) {
        driver.advanceWallClockTime(forward);
        return this;
    }

    /** What was written to an event topic since this was last asked. */
    public List<TestRecord<String, SpecificRecord>> written(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), EVENTS.deserializer())
                .readRecordsToList();
    }

    /** How many dead letters there were since this was last asked. */
    public int deadLetters() {
        return driver.createOutputTopic(
                        DEAD_LETTERS,
                        Serdes.ByteArray().deserializer(),
                        Serdes.ByteArray().deserializer())
                .readRecordsToList()
                .size();
    }

    /** The latest value by key of what was written to a topic since this was last asked; tombstones are null. */
    public Map<String, String> latest(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer())
                .readKeyValuesToMap();
    }

    public ReadableStores stores() {
        return new ReadableStores() {
            @Override
            public <K, V> Optional<V> get(QueryableStore<K, V> store, K key) {
                return Optional.ofNullable(open(store).get(key));
            }

            @Override
            public <K, V> List<KeyValue<K, V>> range(QueryableStore<K, V> store, K from, K to) {
                var rows = new ArrayList<KeyValue<K, V>>();
                try (var found = open(store).range(from, to)) {
                    found.forEachRemaining(rows::add);
                }
                return rows;
            }

            @Override
            public <K, V> List<KeyValue<K, V>> first(QueryableStore<K, V> store, int limit) {
                return TopologyBench.this.<K, V>rows(store.name()).stream()
                        .limit(limit)
                        .toList();
            }

            @Override
            public <K, V> long count(QueryableStore<K, V> store) {
                return TopologyBench.this.<K, V>rows(store.name()).size();
            }
        };
    }

    private <K, V> ReadOnlyKeyValueStore<K, V> open(QueryableStore<K, V> store) {
        KeyValueStore<K, V> latest = driver.getKeyValueStore(store.name());
        return store.asOf().isEmpty()
                ? latest
                : new AsOfView<>(
                        latest,
                        driver.getVersionedKeyValueStore(store.history().orElseThrow()),
                        store.asOf().get());
    }

    /** Everything in a store. */
    public <K, V> List<KeyValue<K, V>> rows(String store) {
        KeyValueStore<K, V> found = driver.getKeyValueStore(store);
        var rows = new ArrayList<KeyValue<K, V>>();
        try (var all = found.all()) {
            all.forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Names of all stores with keys and values. */
    public List<String> storeNames() {
        return driver.getAllStateStores().entrySet().stream()
                .filter(store -> store.getValue() instanceof KeyValueStore)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
