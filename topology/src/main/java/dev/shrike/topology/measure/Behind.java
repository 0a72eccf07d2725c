package dev.shrike.topology.measure;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * For how long something has been behind, told from what was seen of it before: the age of the oldest end of a partition that was
 * seen and is not passed yet. Begins anew with the process, and is as coarse as the time between two looks. Not thread-safe.
 */
public final class Behind {
    /** Ends remembered of a partition. Who is behind by more is told by the oldest still. */
    static final int MOST = 360;

    private final Map<TopicPartition, Deque<Seen>> seen = new HashMap<>();

    private record Seen(long end, long nanos) {}

    /**
     * Looks at a partition.
     *
     * @param next offset that is done next
     * @param end offset after the last one there is
     * @param nanos the clock, {@link System#nanoTime}
     * @return for how many seconds it has been behind; 0 when it is not
     */
    public double look(TopicPartition partition, long next, long end, long nanos) {
        Deque<Seen> ends = seen.computeIfAbsent(partition, _ -> new ArrayDeque<>());
        ends.removeIf(one -> one.end() <= next);
        if (next < end && (ends.isEmpty() || ends.getLast().end() < end)) {
            if (ends.size() == MOST) {
                ends.removeLast();
            }
            ends.addLast(new Seen(end, nanos));
        }
        return ends.isEmpty() ? 0 : (nanos - ends.getFirst().nanos()) / 1e9;
    }

    /** Forgets the partitions that are not among these: somebody else has them now. */
    public void keep(Collection<TopicPartition> partitions) {
        seen.keySet().retainAll(partitions);
    }
}
