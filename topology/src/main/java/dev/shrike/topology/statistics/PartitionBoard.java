package dev.shrike.topology.statistics;

import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.query.PersonCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** The people with most ticks of one partition, read from the store that keeps them in order. */
final class PartitionBoard {
    static final String NAME = "ticks";
    static final int ROWS = 100;

    private final KeyValueStore<String, Long> inOrder;
    private boolean changed;

    private PartitionBoard(KeyValueStore<String, Long> inOrder) {
        this.inOrder = inOrder;
    }

    static PartitionBoard in(ProcessingContext context) {
        var board = new PartitionBoard(context.getStateStore(People.LEADERBOARD));
        board.changed = true;
        return board;
    }

    /** What became of a person's tally; null where there is none. */
    void changed(PersonTally before, PersonTally now) {
        changed |= PersonTally.ticksOf(before) != PersonTally.ticksOf(now);
    }

    /** The board, if it may have changed since this was last asked. */
    Optional<Tallied.LocalBoard> takeChanged(int partition) {
        if (!changed) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(new Tallied.LocalBoard(partition, best()));
    }

    private List<PersonCount> best() {
        var best = new ArrayList<PersonCount>();
        try (var rows = inOrder.all()) {
            while (rows.hasNext() && best.size() < ROWS) {
                best.add(row(rows.next()));
            }
        }
        return best;
    }

    static PersonCount row(KeyValue<String, Long> row) {
        return new PersonCount(UUID.fromString(StoreKey.last(row.key)), row.value);
    }
}
