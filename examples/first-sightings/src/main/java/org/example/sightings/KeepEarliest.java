package org.example.sightings;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.serde.JsonSerde;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Lets a sighting through that is earlier than every other of its species so far. */
final class KeepEarliest implements FixedKeyProcessorSupplier<String, FirstSighting, FirstSighting> {
    static final String STORE = "first-sightings";
    static final QueryableStore<String, FirstSighting> BY_SPECIES =
            QueryableStore.byText(STORE, JsonSerde.of(FirstSighting.class));

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), JsonSerde.of(FirstSighting.class)));
    }

    @Override
    public FixedKeyProcessor<String, FirstSighting, FirstSighting> get() {
        return new Gate();
    }

    private static final class Gate implements FixedKeyProcessor<String, FirstSighting, FirstSighting> {
        private FixedKeyProcessorContext<String, FirstSighting> context;
        private KeyValueStore<String, FirstSighting> first;

        @Override
        public void init(FixedKeyProcessorContext<String, FirstSighting> taskContext) {
            context = taskContext;
            first = taskContext.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, FirstSighting> arrived) {
            FirstSighting known = first.get(arrived.key());
            if (known == null || arrived.value().time().isBefore(known.time())) {
                first.put(arrived.key(), arrived.value());
                context.forward(arrived);
            }
        }
    }
}
