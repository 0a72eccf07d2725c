package dev.shrike.topology.score;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts ticks by species, and tells each tick the count so far. An erasure takes nothing back: a count names nobody. */
final class SpeciesRarity implements FixedKeyProcessorSupplier<String, Evidence, Evidence> {
    static final String STORE = "species-seen";

    /** From 1 for a species never seen before towards 0; 0 when the count is not known. */
    static double of(long seen) {
        return seen <= 0 ? 0 : 1 / Math.sqrt((double) seen);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Long())
                .withCachingEnabled());
    }

    @Override
    public FixedKeyProcessor<String, Evidence, Evidence> get() {
        return new Counter();
    }

    private static final class Counter implements FixedKeyProcessor<String, Evidence, Evidence> {
        private FixedKeyProcessorContext<String, Evidence> context;
        private KeyValueStore<String, Long> seen;

        @Override
        public void init(FixedKeyProcessorContext<String, Evidence> taskContext) {
            context = taskContext;
            seen = taskContext.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, Evidence> arrived) {
            if (arrived.value() instanceof Evidence.Sighted sighted) {
                Long before = seen.get(sighted.species());
                long now = before == null ? 1 : before + 1;
                seen.put(sighted.species(), now);
                context.forward(arrived.withValue(sighted.after(now)));
            }
        }
    }
}
