package dev.shrike.auth.credential;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.shrike.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Argon2id hashes of passwords. Thread-safe. A hash takes 19 MiB and a good part of a core for some ten milliseconds (OWASP's
 * smallest parameters), so only a few are computed at once; who waits for longer than five seconds is sent away.
 */
@Singleton
public final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final String nobodys = hash("a password that nobody has");

    /** The hash with parameters and a fresh salt, in PHC form. */
    public String hash(String password) {
        return limited(
                () -> Password.hash(password).addRandomSalt(16).with(argon2).getResult());
    }

    /** Whether this is the password of the hash. */
    public boolean matches(String password, String hash) {
        return limited(() -> argon2Of(hash).check(password, hash));
    }

    /** Takes as long as {@link #matches}, so that a client cannot tell an unknown user name by the time. */
    public void matchNobody(String password) {
        matches(password, nobodys);
    }

    private Argon2Function argon2Of(String hash) {
        return Argon2Function.getInstanceFromHash(hash);
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.unavailable(PATIENCE, "Too many people are logging in at once.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable(PATIENCE, "The service is stopping.", e);
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
