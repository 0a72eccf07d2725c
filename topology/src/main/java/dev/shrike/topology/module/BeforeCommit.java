package dev.shrike.topology.module;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Lets a processor forward what it has collected right before its task commits: in the transaction of the records that it comes
 * from, so that whoever sees those committed sees what follows from them, too. A store that holds nothing, as commits are told to
 * stores alone; Kafka Streams empties its own caches in the same way, and has no public one. Used by one task.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Object, Object> {
    private final String name;
    private Runnable action = () -> {};
    private boolean open;

    private BeforeCommit(String name) {
        this.name = name;
    }

    /** One to be connected to a processor under that name. */
    public static StoreBuilder<BeforeCommit> named(String name) {
        return new Builder(name);
    }

    /** From now on the action is run before each commit; it may forward, and write to stores that have no
     * cache (what stands in a cache is written before, or too late). */
    public void run(ProcessorContext<?, ?> processor, Runnable forwarding) {
        InternalProcessorContext<?, ?> context = (InternalProcessorContext<?, ?>) processor;
        ProcessorNode<?, ?, ?, ?> node = context.currentNode();
        action = () -> {
            ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
            ProcessorRecordContext recordBefore = context.recordContext();
            context.setCurrentNode(node);
            context.setRecordContext(new ProcessorRecordContext(
                    Math.max(0, context.currentStreamTimeMs()), -1, -1, null, new RecordHeaders()));
            try {
                forwarding.run();
            } finally {
                context.setCurrentNode(nodeBefore);
                context.setRecordContext(recordBefore);
            }
        };
    }

    @Override
    public void flushCache() {
        action.run();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        open = false;
        action = () -> {};
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public void clearCache() {
        // what a processor holds back ends with the processor
    }

    private record Builder(String name) implements StoreBuilder<BeforeCommit> {
        @Override
        public BeforeCommit build() {
            return new BeforeCommit(name);
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
