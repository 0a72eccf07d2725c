package dev.shrike.users.ledger;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the ledger from the start of the application to its end. */
@Singleton
class LedgerStarter {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStarter.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final LedgerFollower follower;
    private final LedgerSettings settings;
    private final Thread thread;

    LedgerStarter(LedgerFollower follower, LedgerSettings settings) {
        this.follower = follower;
        this.settings = settings;
        this.thread = Thread.ofVirtual().name("erasure-ledger").unstarted(follower);
    }

    @EventListener
    void onStart(StartupEvent event) {
        thread.start();
    }

    /** Whoever waits for the server finds the vault open, unless the ledger is out of reach. */
    @EventListener
    void onServerStart(ServerStartupEvent event) throws InterruptedException {
        if (!follower.awaitReplay(settings.startWait())) {
            LOG.warn("The key vault stays closed until the ledger of erasures is replayed");
        }
    }

    @EventListener
    @Order(0) // while the database is still there
    void onStop(ShutdownEvent event) throws InterruptedException {
        follower.stop();
        if (thread.isAlive() && !thread.join(GRACE)) {
            thread.interrupt();
        }
    }

    /** Whether the thread that follows is there. */
    boolean following() {
        return thread.isAlive();
    }
}
