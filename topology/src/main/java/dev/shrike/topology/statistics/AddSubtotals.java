package dev.shrike.topology.statistics;

import dev.shrike.topology.module.BeforeCommit;
import dev.shrike.topology.module.CommitPace;
import dev.shrike.topology.module.HeldRows;
import dev.shrike.topology.module.History;
import dev.shrike.topology.module.Publication;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.query.Statistics;
import dev.shrike.topology.serde.JsonSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;

/** Adds up what the partitions counted; forwards the sum by counter before each commit, and nothing for a window
 * that is not kept any more. */
final class AddSubtotals implements Processor<String, Tallied.Subtotal, String, Long> {
    static final String STORE = "counters";
    static final String BEFORE_COMMIT = "tell-counters-before-commit";
    static final String HISTORY = "counters-before";
    static final QueryableStore<String, Sum> COUNTERS =
            QueryableStore.byText(STORE, JsonSerde.of(Sum.class)).withHistory(HISTORY);
    private static final Duration HISTORY_SEGMENT = Duration.ofDays(1);
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    private ProcessorContext<String, Long> context;
    private KeyValueStore<String, Sum> written;
    private VersionedKeyValueStore<String, Sum> history;
    private HeldRows<Sum> sums;
    private boolean untidy;

    /** The sum, and each partition's share in it. */
    record Sum(Map<Integer, Long> parts) {
        Sum with(Tallied.Subtotal subtotal) {
            var changed = new HashMap<>(parts);
            changed.put(subtotal.partition(), subtotal.count());
            return new Sum(changed);
        }

        long count() {
            return parts.values().stream().reduce(0L, Counters::sum);
        }
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(STORE), Serdes.String(), JsonSerde.of(Sum.class)),
                Stores.versionedKeyValueStoreBuilder(
                                Stores.persistentVersionedKeyValueStore(HISTORY, Statistics.HISTORY, HISTORY_SEGMENT),
                                Serdes.String(),
                                JsonSerde.of(Sum.class))
                        .withLoggingEnabled(History.CHANGELOG));
    }

    @Override
    public void init(ProcessorContext<String, Long> taskContext) {
        context = taskContext;
        CommitPace.begin(taskContext);
        written = taskContext.getStateStore(STORE);
        history = taskContext.getStateStore(HISTORY);
        sums = new HeldRows<>(written, this::changed);
        taskContext.<BeforeCommit>getStateStore(BEFORE_COMMIT).run(taskContext, this::tell);
        taskContext.schedule(TIDIED_EVERY, PunctuationType.STREAM_TIME, _ -> untidy = true);
    }

    @Override
    public void process(Record<String, Tallied.Subtotal> arrived) {
        CommitPace.arrived();
        if (Counters.over(arrived.key(), context.currentStreamTimeMs())) {
            return;
        }
        Sum before = sums.get(arrived.key());
        Sum now = (before == null ? new Sum(Map.of()) : before).with(arrived.value());
        if (!now.equals(before)) {
            sums.put(arrived.key(), now);
        }
    }

    private void changed(String counter, Sum before, Sum now) {
        if (Counters.hasHistory(counter)) {
            history.put(counter, now, nextStep(context.currentStreamTimeMs()));
        }
        context.forward(
                Publication.of(counter, now == null ? null : now.count(), context.currentStreamTimeMs()),
                nodeOf(Counters.kind(counter)));
    }

    /** The node that a kind of counters goes to. */
    static String nodeOf(String kind) {
        return "counters-" + kind;
    }

    /** Values stand in the history from the end of the step that they were reached in. */
    private static long nextStep(long streamTime) {
        long step = Statistics.HISTORY_STEP.toMillis();
        return Math.ceilDiv(streamTime, step) * step;
    }

    private void tell() {
        sums.write();
        if (untidy) {
            untidy = false;
            Counters.over(written, context.currentStreamTimeMs()).forEach(key -> sums.put(key, null));
            sums.write();
        }
    }
}
