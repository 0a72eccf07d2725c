package dev.shrike.topology.module;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits soon while a stream thread keeps up, and seldom while it is behind. A commit costs the same whether much or little was
 * done since the last, some records per partition written to; who waits for a result wants it at once, and who works off a backlog
 * does not. The interval of Kafka Streams is the long one; at every tenth part of it this asks for a commit, unless more than a
 * thousand records came meanwhile. For topologies that say {@link TopologyModule#pacesCommits()}; each of their steps that
 * takes records from a topic needs one. Used by one task.
 */
public final class CommitPace {
    /** How many times as long the interval is while a thread is behind. */
    public static final int TIMES_LONGER = 10;

    private static final int FEW = 1_000;
    private static final ThreadLocal<Beat> OF_THREAD = ThreadLocal.withInitial(Beat::new);

    private CommitPace() {}

    /** Begins for a task, on the thread that runs it. */
    public static void begin(ProcessingContext context) {
        long longest = Long.parseLong(context.appConfigs()
                .get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)
                .toString());
        long beat = Math.max(1, longest / TIMES_LONGER);
        // all tasks at the same moments, so that one commit serves them all
        context.schedule(Instant.EPOCH, Duration.ofMillis(beat), PunctuationType.WALL_CLOCK_TIME, _ -> {
            if (OF_THREAD.get().keepsUp(context.currentSystemTimeMs() / beat)) {
                context.commit();
            }
        });
    }

    /** Counts a record that came to the thread. */
    public static void arrived() {
        OF_THREAD.get().records++;
    }

    /** The records of a thread between two moments that it might commit at. */
    private static final class Beat {
        private int records;
        private long number;
        private boolean keepsUp;

        private boolean keepsUp(long beat) {
            if (beat != number) {
                number = beat;
                keepsUp = records < FEW;
                records = 0;
            }
            return keepsUp;
        }
    }
}
