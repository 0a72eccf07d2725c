package dev.shrike.messaging.projection;

import dev.shrike.messaging.MessagingException;
import dev.shrike.messaging.MessagingMeters;
import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs, on a thread of its own, whichever build of a projection has the role, while no other instance does. Goes on by itself
 * when NATS or the database was away; a build that failed is left alone until it is told to try again.
 */
final class BuildSlot {
    private static final Logger LOG = LoggerFactory.getLogger(BuildSlot.class);

    private final Projection projection;
    private final BuildRole role;
    private final List<Source> sources;
    private final TransactionOperations<Connection> transactions;
    private final NatsConnection nats;
    private final EventDecoding decoding;
    private final ProjectionSettings settings;
    private final FaultInjection faults;
    private final Counter failures;
    private final Checkpoint checkpoint;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile BuildRun running;
    private volatile boolean stopping;
    private volatile String lastFault = "";

    BuildSlot(
            Projection projection,
            BuildRole role,
            List<Source> sources,
            TransactionOperations<Connection> transactions,
            NatsConnection nats,
            EventDecoding decoding,
            ProjectionSettings settings,
            FaultInjection faults,
            MessagingMeters meters) {
        this.projection = projection;
        this.role = role;
        this.sources = sources;
        this.transactions = transactions;
        this.nats = nats;
        this.decoding = decoding;
        this.settings = settings;
        this.faults = faults;
        this.failures = meters.ofProjection("failures", projection.name());
        this.checkpoint = new Checkpoint(UUID.randomUUID(), settings.lease());
        this.thread = Thread.ofVirtual()
                .name("projection-" + projection.name() + "-" + role.column())
                .unstarted(this::run);
    }

    String projection() {
        return projection.name();
    }

    void start() {
        thread.start();
    }

    boolean alive() {
        return thread.isAlive();
    }

    /** What does not answer now; empty when all does. */
    String lastFault() {
        return lastFault;
    }

    /** There may be a build to run. */
    void signal() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Asks to stop after the batch in hand. */
    void stop() {
        stopping = true;
        signal();
        BuildRun run = running;
        if (run != null) {
            run.wake();
        }
    }

    /** Waits for the end. Returns false when it did not come in time. */
    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }

    private void run() {
        try {
            while (!stopping) {
                boolean worked = false;
                try {
                    Optional<Build> build = claim();
                    if (build.isPresent()) {
                        run(build.get());
                        worked = true;
                    }
                    lastFault = "";
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) { // what the database throws comes unwrapped, declared or not
                    report(e);
                }
                if (!worked) {
                    signal.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Build> claim() {
        if (role == BuildRole.LIVE) {
            Builds builds = new Builds(projection);
            transactions
                    .executeWrite(tx -> builds.ensure(tx.getConnection()))
                    .ifPresent(made -> LOG.info("Made {}, version {}, {}", made, made.version(), made.role()));
        }
        return transactions.executeWrite(tx -> checkpoint.claim(tx.getConnection(), projection, role));
    }

    private void run(Build build) throws InterruptedException {
        if (lastFault.isEmpty()) {
            LOG.info("Running {} ({})", build, build.role());
        }
        try (BuildRun run =
                new BuildRun(projection, build, checkpoint, sources, transactions, nats, decoding, settings, faults)) {
            lastFault = "";
            running = run;
            run.run(() -> stopping);
        } catch (StoppedAtEventException e) {
            stopAt(build, e);
        } catch (StreamChangedException e) {
            stopAt(build, StoppedAtEventException.of(e));
        } catch (LeaseLostException e) {
            LOG.info("{}", e.getMessage());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // what the database throws comes unwrapped, declared or not
            transactions.executeWrite(tx -> {
                checkpoint.waitFor(tx.getConnection(), build, textOf(e));
                return null;
            });
            throw e;
        } finally {
            running = null;
        }
        if (stopping || role == BuildRole.BUILDING) {
            release(build);
        }
    }

    private void release(Build build) {
        transactions.executeWrite(tx -> {
            checkpoint.release(tx.getConnection(), build);
            return null;
        });
    }

    private void stopAt(Build build, StoppedAtEventException stopped) {
        LOG.error("{} stops: {}", build, stopped.getMessage());
        failures.increment();
        transactions.executeWrite(tx -> {
            if (stopped.before().isPresent()) {
                checkpoint.move(
                        tx.getConnection(),
                        build,
                        stopped.event().stream(),
                        stopped.before().get());
            }
            checkpoint.fail(tx.getConnection(), build, stopped.event());
            return null;
        });
    }

    private void report(Exception fault) {
        String text = textOf(fault);
        if (!text.equals(lastFault)
                && !(fault instanceof NatsUnavailableException)) { // that one is logged where it happens
            LOG.warn("Projection {} goes on trying: {}", projection.name(), text);
        }
        lastFault = text;
    }

    /** Messages of our own say no more than they may; those of others may quote values. */
    private static String textOf(Throwable fault) {
        for (Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return "The database answers with SQL state " + sql.getSQLState();
            }
        }
        return fault instanceof MessagingException ? fault.getMessage() : fault.toString();
    }
}
