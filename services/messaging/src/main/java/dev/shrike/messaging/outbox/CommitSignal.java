package dev.shrike.messaging.outbox;

import io.micronaut.context.annotation.EachBean;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Wakes the relay of this JVM when a transaction that appended events has committed. One per datasource. A hint only: the
 * relay looks by itself from time to time. Safe for use by many threads.
 */
@EachBean(DataSource.class)
public final class CommitSignal {
    private final Semaphore raised = new Semaphore(0);

    /** There is something to publish. */
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits until raised, at most for the time given; returns at once when it was raised since the last wait. */
    public void await(Duration atMost) throws InterruptedException {
        if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
