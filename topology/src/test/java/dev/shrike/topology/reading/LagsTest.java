package dev.shrike.topology.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LagsTest {
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger measured = new AtomicInteger();

    @Test
    void a_measurement_serves_everybody_for_half_a_second() {
        var lags = new Lags(this::measure, Duration.ofSeconds(5), clock::get);

        assertThat(lags.of("nests", 0)).hasValue(1);
        clock.addAndGet(Lags.FRESH.toNanos());
        assertThat(lags.of("nests", 0)).hasValue(1);
        clock.addAndGet(1);
        assertThat(lags.of("nests", 0)).hasValue(2);
    }

    @Test
    void a_copy_that_is_not_here_has_no_lag() {
        var lags = new Lags(this::measure, Duration.ofSeconds(5), clock::get);

        assertThat(lags.of("nests", 7)).isEmpty();
        assertThat(lags.of("eggs", 0)).isEmpty();
    }

    @Test
    void when_kafka_does_not_answer_nobody_waits_longer_than_that_and_nothing_is_known() {
        var never = new CountDownLatch(1);
        var lags = new Lags(
                () -> {
                    awaitQuietly(never);
                    return measure();
                },
                Duration.ofMillis(20),
                clock::get);

        assertThat(lags.of("nests", 0)).isEmpty();
        clock.addAndGet(Lags.FRESH.toNanos() + 1);
        assertThat(lags.of("nests", 0)).as("one measurement at a time").isEmpty();
        never.countDown();
        assertThat(measured.get()).isLessThanOrEqualTo(1);
    }

    private Map<String, Map<Integer, Long>> measure() {
        return Map.of("nests", Map.of(0, (long) measured.incrementAndGet()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
