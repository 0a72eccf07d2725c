package dev.shrike.statistics.count;

import dev.shrike.rest.position.PositionTokens;
import dev.shrike.statistics.peers.StaleMarks;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.query.Scores;
import dev.shrike.topology.query.Statistics;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts people, species and images by walking over them, which is dear where they are many: one request at a time, and what was
 * counted serves everybody for a second. A request with a position gets what was begun to be counted after it came; what a standby
 * had a part in is given to that request alone, which is marked for it. Thread-safe.
 */
@Singleton
class Populations {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Statistics statistics;
    private final Scores scores;
    private final Duration patience;
    private final ReentrantLock counting = new ReentrantLock();
    private Population latest;
    private long begunAt;

    @Inject
    Populations(Statistics statistics, Scores scores) {
        this(statistics, scores, PATIENCE);
    }

    Populations(Statistics statistics, Scores scores, Duration patience) {
        this.statistics = statistics;
        this.scores = scores;
        this.patience = patience;
    }

    /**
     * As of this request, where it has a position; else as of now or up to a second ago.
     *
     * @throws NotReadyException when it is not its turn to count within five seconds, or the stores cannot be asked
     */
    Population of(HttpRequest<?> request) {
        boolean now = request.getHeaders().contains(PositionTokens.HEADER);
        return since(System.nanoTime() - (now ? 0 : FRESH.toNanos()), request);
    }

    private Population since(long notBefore, HttpRequest<?> request) {
        awaitTurn();
        try {
            if (latest != null && begunAt - notBefore >= 0) {
                return latest;
            }
            long begin = System.nanoTime();
            Population counted = count();
            if (!StaleMarks.has(request)) {
                latest = counted;
                begunAt = begin;
            }
            return counted;
        } finally {
            counting.unlock();
        }
    }

    private void awaitTurn() {
        try {
            if (!counting.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotReadyException("people, species and images are being counted for others");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("interrupted before people, species and images were counted", e);
        }
    }

    private Population count() {
        return new Population(
                statistics.people(), statistics.species(Integer.MAX_VALUE).size(), scores.images());
    }
}
