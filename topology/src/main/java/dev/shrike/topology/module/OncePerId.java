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
 * Lets each event id through once. Ids are filed under the stream time of their arrival, not under the event's own time, so
 * that a late event is remembered as long as any other. Equal ids have to come with equal keys, which they do: they are the
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
                Stores.persistentWindowStore(storeName, remembered, remembered, false),
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
            long now = context.currentStreamTimeMs();
            if (!seenBefore(id, now)) {
                seen.put(id, SEEN, now);
                context.forward(arrived);
            }
        }

        private boolean seenBefore(String id, long now) {
            try (var found = seen.fetch(id, Math.max(0, now - remembered.toMillis()), now)) {
                return found.hasNext();
            }
        }
    }
}
