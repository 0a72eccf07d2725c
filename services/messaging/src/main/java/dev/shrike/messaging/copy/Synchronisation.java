package dev.shrike.messaging.copy;

import dev.shrike.messaging.subscribe.FailureText;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills one copy from its owner, page by page, until it has everything once. Its state may be read by any thread. */
final class Synchronisation<T> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Synchronisation.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 10;

    private final CachedCopy<T> copy;
    private final TransactionOperations<Connection> transactions;
    private final CopySettings settings;
    private final long begun = System.nanoTime();
    private String cursor = CopyPage.BEGINNING;
    private long taken;
    private boolean warned;
    private volatile boolean stopped;
    private volatile Progress progress = new Progress("synchronising", false);

    Synchronisation(CachedCopy<T> copy, TransactionOperations<Connection> transactions, CopySettings settings) {
        this.copy = copy;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * How far it is.
     *
     * @param late whether somebody should know that it is not done
     */
    record Progress(String detail, boolean late) {}

    Progress progress() {
        return progress;
    }

    /** Ends it after what it has in hand. */
    void stop() {
        stopped = true;
    }

    String name() {
        return copy.name();
    }

    @Override
    public void run() {
        try {
            int failures = 0;
            boolean more = true;
            while (more && !stopped) {
                try {
                    more = takePage();
                    failures = 0;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    failures++;
                    tell(e, failures);
                    TimeUnit.MILLISECONDS.sleep(pause(failures));
                }
            }
            if (!more) {
                progress = new Progress("synchronised, " + taken, false);
                LOG.info("{} is synchronised with its owner: {}", copy.name(), taken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the application ends
        } catch (Error e) {
            progress = new Progress("died: " + FailureText.of(e), true);
            LOG.error("{} will not be synchronised any more before the next start: {}", copy.name(), FailureText.of(e));
            throw e;
        }
    }

    private boolean takePage() throws Exception {
        CopyPage<T> page = copy.fetch(cursor);
        if (!page.last() && page.next().equals(cursor)) {
            throw new IllegalStateException("The owner's page leads to itself");
        }
        transactions.executeWrite(tx -> {
            page.items().forEach(copy::store);
            return tx;
        });
        taken += page.items().size();
        cursor = page.next();
        progress = new Progress("synchronising, " + taken + " so far", false);
        return !page.last();
    }

    private void tell(Exception e, int failures) {
        boolean late = System.nanoTime() - begun >= settings.patience().toNanos();
        progress = new Progress("not synchronised yet: " + FailureText.of(e), late);
        if (late && !warned) {
            warned = true;
            LOG.warn(
                    "{} cannot be synchronised with its owner after {} attempts; the service goes on with what it has, and tries"
                            + " again: {}",
                    copy.name(),
                    failures,
                    FailureText.of(e));
        }
    }

    private long pause(int failures) {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        return Math.min(doubled, settings.retry().toMillis());
    }
}
