package dev.shrike.topology.statistics;

import dev.shrike.topology.module.CommitPace;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.serde.JsonSerde;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes one leaderboard of those of all partitions; forwards the ranks that changed, and nothing for one that is now free. */
final class MergeBoards implements Processor<String, Tallied.LocalBoard, String, PersonCount> {
    static final String STORE = "boards";
    static final Comparator<PersonCount> BEST_FIRST = Comparator.comparingLong(PersonCount::ticks)
            .reversed()
            .thenComparing(row -> row.person().toString());

    private ProcessorContext<String, PersonCount> context;
    private KeyValueStore<String, Boards> boards;

    /** The board of each partition. */
    record Boards(Map<Integer, List<PersonCount>> parts) {
        static final Boards NONE = new Boards(Map.of());

        Boards with(Tallied.LocalBoard board) {
            var changed = new TreeMap<>(parts);
            changed.put(board.partition(), board.best());
            return new Boards(changed);
        }

        List<PersonCount> best() {
            return parts.values().stream()
                    .flatMap(List::stream)
                    .sorted(BEST_FIRST)
                    .limit(PartitionBoard.ROWS)
                    .toList();
        }
    }

    static StoreBuilder<KeyValueStore<String, Boards>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), JsonSerde.of(Boards.class));
    }

    @Override
    public void init(ProcessorContext<String, PersonCount> taskContext) {
        context = taskContext;
        CommitPace.begin(taskContext);
        boards = taskContext.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Tallied.LocalBoard> arrived) {
        CommitPace.arrived();
        Boards known = boards.get(arrived.key());
        Boards before = known == null ? Boards.NONE : known;
        Boards now = before.with(arrived.value());
        boards.put(arrived.key(), now);
        changes(before.best(), now.best())
                .forEach(rank -> context.forward(arrived.withKey(rank.name()).withValue(rank.row())));
    }

    private static List<Rank> changes(List<PersonCount> before, List<PersonCount> now) {
        var changed = new ArrayList<Rank>();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            PersonCount row = i < now.size() ? now.get(i) : null;
            if (row == null || i >= before.size() || !row.equals(before.get(i))) {
                changed.add(new Rank(String.format(Locale.ROOT, "%03d", i + 1), row));
            }
        }
        return changed;
    }

    private record Rank(String name, PersonCount row) {}
}
