package dev.shrike.messaging.saga;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts what takes too long. Thread-safe. */
@Singleton
final class Deadlines {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("saga-deadlines").factory());

    Deadlines() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * Does the work in this thread.
     *
     * @throws StepTimeoutException when the work failed after it had been interrupted for taking longer
     */
    <T> T within(Duration limit, Callable<T> work) throws Exception {
        Alarm alarm = new Alarm(Thread.currentThread());
        ScheduledFuture<?> set = timer.schedule(alarm::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.call();
        } catch (Exception e) {
            throw alarm.rang() ? new StepTimeoutException(e) : e;
        } finally {
            set.cancel(false);
            alarm.off();
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }

    private static final class Alarm {
        private final Thread sleeper;
        private boolean off;
        private boolean rang;

        Alarm(Thread sleeper) {
            this.sleeper = sleeper;
        }

        synchronized void ring() {
            if (!off) {
                rang = true;
                sleeper.interrupt();
            }
        }

        synchronized boolean rang() {
            return rang;
        }

        /** From here on the thread is not interrupted, and an interruption by this alarm is forgotten. */
        synchronized void off() {
            off = true;
            if (rang) {
                Thread.interrupted();
            }
        }
    }
}
