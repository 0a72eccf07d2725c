package dev.shrike.messaging.saga;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.time.Duration;
import java.util.Optional;

/** Whether the scheduler's threads still do their rounds. Thread-safe. */
final class SignsOfLife extends AbstractSchedulerListener {
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean failing;

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        switch (type) {
            case RAN_EXECUTE_DUE, RAN_UPDATE_HEARTBEATS -> {
                lastNanos = System.nanoTime();
                failing = false;
            }
            case UNEXPECTED_ERROR -> failing = true;
            default -> {}
        }
    }

    @Override
    public void onExecutionStart(CurrentlyExecuting started) {
        lastNanos = System.nanoTime();
    }

    Optional<String> fault(Duration patience) {
        if (failing) {
            return Optional.of("the scheduler cannot work; its log says why");
        }
        return System.nanoTime() - lastNanos > patience.toNanos()
                ? Optional.of("the scheduler has not looked for sagas for a while")
                : Optional.empty();
    }
}
