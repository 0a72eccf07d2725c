package dev.shrike.standalone.setup;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries on while servers are still starting, up to one deadline for all that is tried. */
final class Patience {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final long deadline;

    /** Something that fails while a server is not there, and may be done again. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }

    Patience(Duration atMost) {
        this.deadline = System.nanoTime() + atMost.toNanos();
    }

    /**
     * Returns once it has worked.
     *
     * @throws SetupException when it has not within the time, with the last failure as cause
     */
    void until(String what, Attempt attempt) throws InterruptedException {
        String said = "";
        while (true) {
            try {
                attempt.run();
                LOG.info("The {} are there", what);
                return;
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Exception fault) {
                if (System.nanoTime() > deadline) {
                    throw new SetupException("The " + what + " could not be made", fault);
                }
                String now = String.valueOf(fault.getMessage());
                if (!now.equals(said)) {
                    LOG.info("The {} are not there yet: {}", what, now);
                    said = now;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}
