package dev.shrike.statistics.count;

import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts people, species and images by walking over them, which is dear where they are many: therefore at most once a second,
 * however often it is asked. Thread-safe.
 */
@Singleton
class Populations {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Statistics statistics;
    private final Scores scores;
    private final ReentrantLock counting = new ReentrantLock();
    private Population latest;
    private long countedAt;

    Populations(Statistics statistics, Scores scores) {
        this.statistics = statistics;
        this.scores = scores;
    }

    /** As of now or up to a second ago. */
    Population latest() {
        counting.lock();
        try {
            if (latest == null || System.nanoTime() - countedAt > FRESH.toNanos()) {
                latest = count();
                countedAt = System.nanoTime();
            }
            return latest;
        } finally {
            counting.unlock();
        }
    }

    private Population count() {
        return new Population(
                statistics.leaderboard(Integer.MAX_VALUE).size(),
                statistics.species(Integer.MAX_VALUE).size(),
                scores.top(Integer.MAX_VALUE).size());
    }
}
