package dev.shrike.users.ledger;

import dev.shrike.gdpr.key.KeyException;
import dev.shrike.gdpr.vault.ReplayedLedger;
import dev.shrike.messaging.MessagingException;
import dev.shrike.messaging.subscribe.FailureText;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays the ledger, opens the vault, and follows the ledger from then on, in a thread of its own. While NATS or the database is
 * away it tries again, with growing pauses; a vault that is open stays open. Its state may be read by any thread.
 */
@Singleton
class LedgerFollower implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int MOST_DOUBLINGS = 10;

    private final LedgerReplay replay;
    private final ReplayedLedger ledger;
    private final LedgerSettings settings;
    private final CountDownLatch replayed = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<LedgerPosition> position = Optional.empty();
    private volatile State state = new State.Working();

    LedgerFollower(LedgerReplay replay, ReplayedLedger ledger, LedgerSettings settings) {
        this.replay = replay;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** How it is. */
    sealed interface State {
        record Working() implements State {}

        record Waiting(String reason) implements State {}

        record Dead(String reason) implements State {}
    }

    State state() {
        return state;
    }

    /** Sequence of the last entry that is known; empty before the replay. */
    Optional<Long> reached() {
        return position.map(LedgerPosition::sequence);
    }

    /** Waits until the ledger is replayed, at most for the time given. Returns whether it is. */
    boolean awaitReplay(Duration atMost) throws InterruptedException {
        return replayed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends it after what it has in hand. */
    void stop() {
        stopping.countDown();
    }

    @Override
    public void run() {
        try {
            int failures = 0;
            Duration pause = Duration.ZERO;
            while (!stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    step();
                    failures = 0;
                    pause = settings.poll();
                    state = new State.Working();
                } catch (LedgerChangedException e) {
                    LOG.error("The ledger of erasures is not the one of before: {}", e.getMessage());
                    position = Optional.empty();
                    pause = Duration.ZERO;
                } catch (Exception e) { // whatever it is, erasures must not be missed because of it
                    failures++;
                    pause = pause(failures);
                    tell(e, failures);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the application ends
        } catch (Error e) {
            state = new State.Dead(FailureText.of(e));
            LOG.error("The ledger of erasures will not be followed any more before the next start", e);
            throw e;
        }
    }

    private void step() {
        position = Optional.of(position.map(replay::since).orElseGet(replay::everything));
        ledger.ready();
        replayed.countDown();
    }

    private void tell(Exception e, int failures) {
        String reason =
                e instanceof MessagingException || e instanceof KeyException ? e.getMessage() : FailureText.of(e);
        ledger.delayed(reason);
        state = new State.Waiting(reason);
        if (Integer.bitCount(failures) == 1) { // at the first, second, fourth, ... in a row
            LOG.warn("The ledger of erasures could not be read, {} times in a row: {}", failures, reason);
        }
    }

    private Duration pause(int failures) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.min(doubled, settings.retry().toMillis()));
    }
}
