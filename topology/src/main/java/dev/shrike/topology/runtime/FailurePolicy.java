package dev.shrike.topology.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a stream thread dies: it is replaced, so that a passing fault heals itself, but not more often than allowed
 * within ten minutes; then the topology stops, and says why. Thread-safe.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

    private final String topology;
    private final int allowed;
    private final Clock clock;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private String givenUp;

    FailurePolicy(String topology, int allowed, Clock clock) {
        this.topology = topology;
        this.allowed = allowed;
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        Instant now = clock.instant();
        failures.addLast(now);
        while (failures.peekFirst().isBefore(now.minus(WINDOW))) {
            failures.removeFirst();
        }
        if (failures.size() > allowed) {
            givenUp = "gave up after " + failures.size() + " failures within " + WINDOW.toMinutes()
                    + " minutes, the last: " + failure;
            LOG.error("Topology {} {}", topology, givenUp, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn(
                "Topology {}: a stream thread died and is replaced ({} of {})",
                topology,
                failures.size(),
                allowed,
                failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Why the topology was stopped, if it was. */
    synchronized Optional<String> givenUp() {
        return Optional.ofNullable(givenUp);
    }
}
