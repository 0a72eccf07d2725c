package dev.shrike.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.rest.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final LoginAttempts attempts = new LoginAttempts(nanos::get);

    @Test
    void tenAttemptsAreAllowedAndTheEleventhHasToWaitForTheRestOfTheWindow() {
        exhaust("ana");
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThatThrownBy(() -> attempts.begin("ana"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(3)));
    }

    @Test
    void anotherNameIsNotAffected() {
        exhaust("ana");

        assertThatCode(() -> attempts.begin("ben")).doesNotThrowAnyException();
    }

    @Test
    void whenTheWindowIsOverTheNameMayBeTriedAgain() {
        exhaust("ana");
        nanos.addAndGet(LoginAttempts.WINDOW.plusSeconds(1).toNanos());

        assertThatCode(() -> attempts.begin("ana")).doesNotThrowAnyException();
    }

    @Test
    void aSuccessBeginsAnew() {
        exhaust("ana");
        attempts.succeeded("ana");

        assertThatCode(() -> exhaust("ana")).doesNotThrowAnyException();
    }

    private void exhaust(String name) {
        for (int i = 0; i < LoginAttempts.ALLOWED; i++) {
            attempts.begin(name);
        }
    }
}
