package dev.shrike.topology.module;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Lets each event id through once. Ids are filed under the period of stream time that they arrive in, not under the event's
 * own time, so that a late event is remembered as long as any other; a period begun and the one before are looked at, each for one
 * key. Equal ids have to come with equal keys, which they do: they are the
 * same event.
 *
 * @param <V> what carries the id
 */
public final class OncePerId<V> implements FixedKeyProcessorSupplier<String, V, V> {
    private static final byte[] SEEN = {1};

    private final String storeName;
    private final Duration remembered;
    private final Function<V, String> idOf;

    /**
     * @param storeName name of the store of seen ids
     * @param remembered how long an id is remembered at least, in stream time
     * @param idOf reads the id
     */
    public OncePerId(String storeName, Duration remembered, Function<V, String> idOf) {
        this.storeName = storeName;
        this.remembered = remembered;
        this.idOf = idOf;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(storeName, remembered.multipliedBy(2), remembered, false),
                Serdes.String(),
                Serdes.ByteArray()));
    }

    @Override
    public FixedKeyProcessor<String, V, V> get() {
        return new Gate();
    }

    private final class Gate implements FixedKeyProcessor<String, V, V> {
        private FixedKeyProcessorContext<String, V> context;
        private WindowStore<String, byte[]> seen;

        @Override
        public void init(FixedKeyProcessorContext<String, V> taskContext) {
            context = taskContext;
            seen = taskContext.getStateStore(storeName);
        }

        @Override
        public void process(FixedKeyRecord<String, V> arrived) {
            String id = idOf.apply(arrived.value());
            long stream = context.currentStreamTimeMs();
            long period = stream - Math.floorMod(stream, remembered.toMillis());
            if (seen.fetch(id, period) == null && seen.fetch(id, period - remembered.toMillis()) == null) {
                seen.put(id, SEEN, period);
                context.forward(arrived);
            }
        }
    }
}
