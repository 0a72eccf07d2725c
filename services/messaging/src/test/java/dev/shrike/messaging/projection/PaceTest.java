package dev.shrike.messaging.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(nanos::get);

    @Test
    void isTheEventsOfASecond() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(pace.count(1_000)).isEqualTo(1_000);
    }

    @Test
    void fallsWhenNothingComesAnyMore() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        pace.count(1_000);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(pace.count(0)).isEqualTo(500);
    }
}
