package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldEventsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final HeldEvents held = new HeldEvents(nanos::get);

    @Test
    void laterEventsOfTheSameAggregateWait() {
        held.hold("robin", 5, Duration.ofSeconds(10));

        assertThat(held.mayPass("robin", 6)).isFalse();
        assertThat(held.mayPass("robin", 5)).isTrue();
        assertThat(held.mayPass("robin", 4)).isTrue();
        assertThat(held.mayPass("wren", 6)).isTrue();
    }

    @Test
    void heldEventsPassInTheirOrder() {
        held.hold("robin", 5, Duration.ofSeconds(10));
        held.hold("robin", 6, Duration.ofSeconds(10));
        held.hold("robin", 7, Duration.ofSeconds(10));

        held.release("robin", 5);

        assertThat(held.mayPass("robin", 7)).isFalse();
        assertThat(held.mayPass("robin", 6)).isTrue();
    }

    @Test
    void anEventThatNeverComesBackHoldsNobodyForEver() {
        held.hold("robin", 5, Duration.ofSeconds(10));

        nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        assertThat(held.mayPass("robin", 6)).isTrue();
    }
}
