package dev.shrike.messaging.projection;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.nats.NatsConnection;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Brings a build forward from its checkpoint for as long as its lease is held. Whatever happens, the next run goes on from what
 * the database says. Used by one thread.
 */
final class BuildRun implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration BETWEEN_SWAPS = Duration.ofMillis(500);
    private static final Duration NEAR = Duration.ofMillis(250);

    private final Build build;
    private final Checkpoint checkpoint;
    private final TransactionOperations<Connection> transactions;
    private final FaultInjection faults;
    private final int batch;
    private final Duration renewal;
    private final StreamTails tails;
    private final BatchWriter writer;
    private final Swap swap;
    private final Map<String, Long> reached = new HashMap<>();
    private final Pace pace = new Pace(System::nanoTime);
    private long told = System.nanoTime();
    private boolean caughtUp;

    BuildRun(
            Projection projection,
            Build build,
            Checkpoint checkpoint,
            List<Source> sources,
            TransactionOperations<Connection> transactions,
            NatsConnection nats,
            EventDecoding decoding,
            ProjectionSettings settings,
            FaultInjection faults) {
        this.build = build;
        this.checkpoint = checkpoint;
        this.transactions = transactions;
        this.faults = faults;
        this.batch = settings.batch();
        this.renewal = settings.lease().dividedBy(4);
        Map<String, Checkpoint.Position> positions = transactions.executeRead(
                tx -> Checkpoint.positions(tx.getConnection(), build.projection(), build.number()));
        positions.forEach((stream, position) -> reached.put(stream, position.sequence()));
        this.tails = new StreamTails(nats, sources, positions, decoding, batch);
        this.writer = new BatchWriter(projection, build, checkpoint, faults);
        this.swap = new Swap(projection, build, checkpoint, transactions, writer, tails, faults);
    }

    /** Ends a wait, so that it sees that it has to stop. From any thread. */
    void wake() {
        tails.wake();
    }

    /**
     * Applies events until told to stop, or until the build has become the live one.
     *
     * @throws StoppedAtEventException at an event that fails
     * @throws LeaseLostException when the build is another's now
     */
    void run(BooleanSupplier stopping) throws InterruptedException {
        tell();
        long nextSwap = System.nanoTime();
        while (!stopping.getAsBoolean()) {
            List<Tailed> next = tails.next(batch, WAIT);
            if (next.isEmpty()) {
                if (caughtUp != tails.atEnd() || System.nanoTime() - told > renewal.toNanos()) {
                    tell();
                }
            } else {
                apply(next);
            }
            if (build.role() == BuildRole.BUILDING && System.nanoTime() - nextSwap >= 0 && nearlyLevel(pace.count(0))) {
                if (swap()) {
                    faults.reached(ProjectionPoint.SWAPPED);
                    return;
                }
                nextSwap = System.nanoTime() + BETWEEN_SWAPS.toNanos();
            }
        }
    }

    @Override
    public void close() {
        tails.close();
    }

    private void apply(List<Tailed> next) {
        try {
            commit(next);
        } catch (ApplyFailedException e) {
            if (e.passing()) {
                throw e;
            }
            applyEach(next);
        }
    }

    /** One of them fails: those before it count, and it is named. */
    private void applyEach(List<Tailed> next) {
        for (Tailed one : next) {
            try {
                commit(List.of(one));
            } catch (ApplyFailedException e) {
                if (one instanceof Tailed.Readable readable && !e.passing()) {
                    throw StoppedAtEventException.of(readable.event(), tails.created(one.stream()), e.getCause());
                }
                throw e;
            }
        }
    }

    private void commit(List<Tailed> next) {
        Batch together = Batch.of(next, tails);
        Progress progress = progress(next.size());
        transactions.executeWrite(tx -> {
            writer.write(tx.getConnection(), together, progress);
            return null;
        });
        told(progress);
        next.forEach(one -> reached.merge(one.stream(), one.sequence(), Math::max));
        faults.reached(ProjectionPoint.COMMITTED);
    }

    /** Takes the place of the live build when it can draw level with it. Returns whether it has. */
    private boolean swap() {
        try {
            return swap.attempt(reached, batch);
        } catch (ApplyFailedException e) {
            if (e.passing()) {
                throw e;
            }
            applyEach(swap.taken());
            return false;
        }
    }

    /** Whether what is left takes no longer than the live build may stand still. */
    private boolean nearlyLevel(double rate) {
        return tails.atEnd() || tails.remaining() < rate * NEAR.toMillis() / 1_000;
    }

    private Progress progress(int events) {
        long remaining = tails.remaining();
        return new Progress(remaining, pace.count(events), remaining == 0 || (caughtUp && remaining < batch));
    }

    private void tell() {
        Progress progress = progress(0);
        transactions.executeWrite(tx -> {
            checkpoint.advance(tx.getConnection(), build, 0, 0, progress);
            return null;
        });
        told(progress);
    }

    private void told(Progress progress) {
        caughtUp = progress.caughtUp();
        told = System.nanoTime();
    }
}
