package dev.shrike.bridge.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private final AtomicLong now = new AtomicLong();
    private final RateMeter meter = new RateMeter(now::get);

    @Test
    void countsTheLastTenWholeSeconds() {
        for (int second = 0; second < 20; second++) {
            now.set(TimeUnit.SECONDS.toNanos(second));
            meter.add(second < 10 ? 1_000 : 50);
        }
        now.set(TimeUnit.SECONDS.toNanos(20));
        assertThat(meter.perSecond()).isEqualTo(50.0);
        now.set(TimeUnit.SECONDS.toNanos(25));
        assertThat(meter.perSecond()).isEqualTo(25.0);
        now.set(TimeUnit.SECONDS.toNanos(60));
        assertThat(meter.perSecond()).isZero();
    }
}
