package dev.shrike.topology.reading;

import dev.shrike.topology.module.QueryableStore;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** One instance with one partition of a real store, of which the owner or a copy is here, or nothing. Keys are numbers. */
final class Nests implements AutoCloseable, OpenStores {
    static final QueryableStore<Long, String> STORE = new QueryableStore<>("nests", Serdes.Long(), Serdes.String());

    private final TopologyTestDriver driver;
    private final boolean owner;
    private final boolean copy;

    private Nests(boolean owner, boolean copy) {
        this.owner = owner;
        this.copy = copy;
        var builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE.name()), STORE.keys(), STORE.values()));
        KStream<String, String> unused = builder.stream("from", Consumed.with(Serdes.String(), Serdes.String()));
        unused.process(Nothing::new, Named.as("nothing"), STORE.name());
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "nests");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, "target/nests/" + System.nanoTime());
        driver = new TopologyTestDriver(builder.build(), properties);
        KeyValueStore<Long, String> store = driver.getKeyValueStore(STORE.name());
        store.put(1L, "one");
        store.put(2L, "two");
        store.put(300L, "three hundred");
    }

    private static final class Nothing implements Processor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> arrived) {}
    }

    static Nests owned() {
        return new Nests(true, false);
    }

    static Nests copied() {
        return new Nests(false, true);
    }

    static Nests elsewhere() {
        return new Nests(false, false);
    }

    @Override
    public <K, V> ReadOnlyKeyValueStore<K, V> open(QueryableStore<K, V> store, int partition, boolean stale) {
        if (stale ? !(copy || owner) : !owner) {
            throw new InvalidStateStoreException("partition " + partition + " is not here");
        }
        return driver.getKeyValueStore(store.name());
    }

    @Override
    public void close() {
        driver.close();
    }
}
