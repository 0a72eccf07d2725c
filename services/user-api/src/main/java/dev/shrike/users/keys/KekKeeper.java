package dev.shrike.users.keys;

import dev.shrike.gdpr.key.KeyException;
import dev.shrike.gdpr.vault.KekRotation;
import dev.shrike.messaging.subscribe.FailureText;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes care of the epochs of the key-encryption key, in a thread of its own: another key takes over in time, keys are wrapped
 * anew, and what nobody needs is destroyed. Several instances may do so at once. Its state may be read by any thread.
 */
@Singleton
class KekKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(KekKeeper.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final KekRotation rotation;
    private final KekSettings settings;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("kek-keeper").unstarted(this::run);
    private volatile boolean stopping;
    private volatile Optional<String> trouble = Optional.empty();

    KekKeeper(KekRotation rotation, KekSettings settings) {
        this.rotation = rotation;
        this.settings = settings;
    }

    /** What went wrong the last time; empty when nothing did. */
    Optional<String> trouble() {
        return trouble;
    }

    boolean alive() {
        return thread.isAlive();
    }

    /** There is something to do now. */
    void wake() {
        wakes.release();
    }

    @EventListener
    void onStart(StartupEvent event) {
        thread.start();
    }

    @EventListener
    @Order(0) // while the database is still there
    void onStop(ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        if (thread.isAlive() && !thread.join(GRACE)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                pass();
                if (wakes.tryAcquire(settings.check().toMillis(), TimeUnit.MILLISECONDS)) {
                    wakes.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the application ends
        } catch (Error e) {
            trouble = Optional.of("died: " + FailureText.of(e));
            LOG.error("The key-encryption key is not looked after any more before the next start", e);
            throw e;
        }
    }

    private void pass() {
        try {
            if (settings.rotates()) {
                rotation.rotateWhenOlder(settings.epoch());
            }
            boolean more = true;
            while (more && !stopping) {
                more = rotation.advance();
            }
            trouble = Optional.empty();
        } catch (Exception e) { // what the database throws comes unwrapped; there is another time
            trouble = Optional.of(e instanceof KeyException ? e.getMessage() : FailureText.of(e));
            LOG.warn("The key-encryption key was not looked after; tried again: {}", trouble.get());
        }
    }
}
