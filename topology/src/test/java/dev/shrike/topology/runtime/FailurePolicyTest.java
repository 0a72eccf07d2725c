package dev.shrike.topology.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private final MovedClock clock = new MovedClock();
    private final FailurePolicy policy = new FailurePolicy("a-topology", 2, clock);

    @Test
    void a_thread_that_dies_is_replaced() {
        assertThat(policy.handle(new IllegalStateException("once"))).isEqualTo(REPLACE_THREAD);
        assertThat(policy.givenUp()).isEmpty();
    }

    @Test
    void when_threads_die_too_often_the_topology_stops_and_says_why() {
        policy.handle(new IllegalStateException("once"));
        policy.handle(new IllegalStateException("twice"));

        assertThat(policy.handle(new IllegalStateException("the last straw"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.givenUp()).get().asString().contains("3 failures", "the last straw");
    }

    @Test
    void failures_of_long_ago_are_forgiven() {
        policy.handle(new IllegalStateException("once"));
        policy.handle(new IllegalStateException("twice"));
        clock.now = clock.now.plus(FailurePolicy.WINDOW).plusSeconds(1);

        assertThat(policy.handle(new IllegalStateException("much later"))).isEqualTo(REPLACE_THREAD);
    }

    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
