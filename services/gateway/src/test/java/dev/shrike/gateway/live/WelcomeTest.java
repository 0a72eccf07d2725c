package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.rest.identity.RefusedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    private final Hand clock = new Hand();
    private final AtomicBoolean refused = new AtomicBoolean();
    private final RefusedTokens refusals = (_, _) -> refused.get();

    @Test
    void lastsUntilTheTokenEnds() {
        Welcome welcome = until(Optional.of(NOW.plusSeconds(90)));

        clock.pass(Duration.ofSeconds(60));
        assertThat(welcome.isOver()).isFalse();
        assertThat(welcome.untilCheck()).isEqualTo(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        assertThat(welcome.isOver()).isTrue();
        assertThat(welcome.ending()).isEqualTo(Ending.EXPIRED);
    }

    @Test
    void aTokenThatIsRefusedBeforeItsEndIsFoundAtTheNextLook() {
        Welcome welcome = until(Optional.empty());
        refused.set(true);

        clock.pass(Duration.ofSeconds(59));
        assertThat(welcome.isOver()).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(welcome.isOver()).isTrue();
        assertThat(welcome.ending()).isEqualTo(Ending.REFUSED);
    }

    private Welcome until(Optional<Instant> expires) {
        Viewer viewer = new Viewer(UUID.randomUUID(), false, UUID.randomUUID().toString(), expires);
        return new Welcome(viewer, List.of(refusals), clock, Duration.ofMinutes(1));
    }

    private static final class Hand extends Clock {
        private Instant now = NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
