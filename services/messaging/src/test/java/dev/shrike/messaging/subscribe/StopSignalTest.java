package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal stop = new StopSignal();

    @Test
    void whoeverWaitsIsWokenAndLeavesNoInterruptBehind() {
        assertThat(stop.enterWait()).isTrue();

        stop.raise();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        stop.leaveWait();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whoeverWorksIsNotDisturbedAndDoesNotWaitAgain() {
        stop.raise();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(stop.enterWait()).isFalse();
    }
}
