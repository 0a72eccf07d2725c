package dev.shrike.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowancesTest {
    private final HandClock clock = new HandClock();
    private final Allowances<String> allowances = new Allowances<>(new Rate(2, Duration.ofSeconds(1), 4), 100, clock);

    @Test
    void givesABurstAndThenSaysHowLongToWait() {
        for (int i = 0; i < 4; i++) {
            assertThat(allowances.take("ana")).isZero();
        }
        assertThat(allowances.take("ana")).isEqualTo(Duration.ofMillis(500));
        assertThat(allowances.take("ben")).isZero();
    }

    @Test
    void fillsUpAgainWithTime() {
        for (int i = 0; i < 4; i++) {
            allowances.take("ana");
        }
        clock.pass(Duration.ofSeconds(1));

        assertThat(allowances.take("ana")).isZero();
        assertThat(allowances.take("ana")).isZero();
        assertThat(allowances.take("ana")).isPositive();
    }

    @Test
    void whoWasSilentIsForgottenOnlyWhenFullAgain() {
        for (int i = 0; i < 4; i++) {
            allowances.take("ana");
        }
        clock.pass(Duration.ofSeconds(60));

        for (int i = 0; i < 4; i++) {
            assertThat(allowances.take("ana")).isZero();
        }
        assertThat(allowances.take("ana")).isPositive();
    }

    @Test
    void lookingTakesNothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(allowances.look("ana")).isZero();
        }
        for (int i = 0; i < 4; i++) {
            allowances.take("ana");
        }
        assertThat(allowances.look("ana")).isPositive();
    }
}
