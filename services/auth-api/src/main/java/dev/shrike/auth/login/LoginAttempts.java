package dev.shrike.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.shrike.rest.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets each user name be tried ten times in five minutes, then not until the five minutes are over; a success begins anew.
 * Counted before the password is checked, so that many attempts at once do not slip through. In memory, by process: a
 * second process grants its own ten. Thread-safe.
 */
@Singleton
class LoginAttempts {

    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int NAMES = 100_000;

    private final Ticker ticker;
    private final Cache<String, Window> windows;

    private record Window(long began, AtomicInteger attempts) {}

    @Inject
    LoginAttempts() {
        this(Ticker.systemTicker());
    }

    LoginAttempts(Ticker ticker) {
        this.ticker = ticker;
        this.windows = Caffeine.newBuilder()
                .maximumSize(NAMES)
                .expireAfterWrite(WINDOW)
                .ticker(ticker)
                .build();
    }

    /** @throws ProblemException 429 with the rest of the window */
    void begin(String usernameKey) {
        Window window = windows.get(usernameKey, name -> new Window(ticker.read(), new AtomicInteger()));
        if (window.attempts().incrementAndGet() > ALLOWED) {
            Duration rest = WINDOW.minusNanos(ticker.read() - window.began());
            throw ProblemException.tooManyRequests(rest, "Too many attempts for this user name.");
        }
    }

    void succeeded(String usernameKey) {
        windows.invalidate(usernameKey);
    }
}
