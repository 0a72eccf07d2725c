package dev.shrike.users.verification;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Verifications that were asked for: one at a time in this process, a few waiting, each in the database from the moment it is
 * asked for. One whose process died is found by its silence and failed, and can be asked for again. Thread-safe.
 */
@Singleton
class Verifications {

    private static final int MOST_WAITING = 8;
    /** The one that was under way may end between two statements. */
    private static final int ATTEMPTS = 3;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final long STOP_SECONDS = 5;
    private static final String INTERRUPTED = "interrupted: the process that did it is gone; ask again";

    private final VerificationTable table;
    private final VerificationRun run;
    private final Clock clock;
    private final UUID instance = UUID.randomUUID();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("verification-", 0).factory());

    Verifications(VerificationTable table, VerificationRun run, Clock clock) {
        this.table = table;
        this.run = run;
        this.clock = clock;
    }

    /**
     * Begins a verification, or joins the one that is under way.
     *
     * @throws ProblemException 503 when too many are waiting
     */
    VerificationRow request(UUID person, Depth depth) {
        endUnheard();
        boolean deep = depth == Depth.DEEP;
        UUID id = UUID.randomUUID();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (table.begin(id, person, deep, instance, clock.instant()) > 0) {
                start(id, person, depth);
                return table.findById(id).orElseThrow();
            }
            Optional<VerificationRow> active = table.findActive(person, deep);
            if (active.isPresent()) {
                return active.get();
            }
        }
        throw busy(null);
    }

    private void start(UUID id, UUID person, Depth depth) {
        try {
            executor.execute(() -> run.run(id, person, depth));
        } catch (RejectedExecutionException e) {
            table.fail(id, "too many were waiting", clock.instant());
            throw busy(e);
        }
    }

    private static ProblemException busy(@Nullable Throwable cause) {
        return ProblemException.unavailable(RETRY_AFTER, "Too many verifications are under way.", cause);
    }

    Optional<VerificationRow> find(UUID id) {
        endUnheard();
        return table.findById(id);
    }

    /** Shows others that this process is at work. */
    @Scheduled(fixedDelay = "2s")
    void beHeard() {
        if (executor.getActiveCount() > 0) {
            table.hear(instance, clock.instant());
        }
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void forgetOld() {
        table.deleteFinished(clock.instant().minus(KEPT));
    }

    private void endUnheard() {
        Instant now = clock.instant();
        table.failUnheard(now.minus(SILENCE), INTERRUPTED, now);
    }

    /** Interrupts what runs; it notes that itself. */
    @PreDestroy
    void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
