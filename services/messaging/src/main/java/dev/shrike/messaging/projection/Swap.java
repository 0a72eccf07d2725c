package dev.shrike.messaging.projection;

import dev.shrike.messaging.fault.FaultInjection;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets a build take the place of the live one. The live one is held where it is for a moment while this one draws level with it,
 * so that events which keep coming cannot put the swap off for ever; readers are not held. Used by one thread.
 */
final class Swap {
    private static final Duration STANDSTILL = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Projection projection;
    private final Build build;
    private final Checkpoint checkpoint;
    private final TransactionOperations<Connection> transactions;
    private final BatchWriter writer;
    private final StreamTails tails;
    private final FaultInjection faults;
    private final List<Tailed> taken = new ArrayList<>();

    Swap(
            Projection projection,
            Build build,
            Checkpoint checkpoint,
            TransactionOperations<Connection> transactions,
            BatchWriter writer,
            StreamTails tails,
            FaultInjection faults) {
        this.projection = projection;
        this.build = build;
        this.checkpoint = checkpoint;
        this.transactions = transactions;
        this.writer = writer;
        this.tails = tails;
        this.faults = faults;
    }

    /**
     * Tries it. What it applied on the way is committed also when it does not come about.
     *
     * @param reached the sequences up to which the build has applied its streams; kept up to date
     * @param most events in a batch
     * @return whether the build is live now
     * @throws ApplyFailedException when an event of {@link #taken} fails; nothing of them is committed then
     */
    boolean attempt(Map<String, Long> reached, int most) {
        taken.clear();
        Builds builds = new Builds(projection);
        return transactions.executeWrite(tx -> {
            Connection connection = tx.getConnection();
            List<Build> all = builds.hold(connection);
            checkpoint.advance(connection, build, 0, 0, progress());
            Build live = Builds.of(all, BuildRole.LIVE).orElseThrow(() -> new LeaseLostException(build));
            Checkpoint.hold(connection, live);
            var there = Checkpoint.positions(connection, build.projection(), live.number());
            if (!drawLevel(connection, there, reached, most)) {
                return false;
            }
            builds.promote(connection, live, build);
            faults.reached(ProjectionPoint.SWAPPING);
            return true;
        });
    }

    /** What the last attempt took from the streams. */
    List<Tailed> taken() {
        return List.copyOf(taken);
    }

    private boolean drawLevel(
            Connection connection, Map<String, Checkpoint.Position> there, Map<String, Long> reached, int most)
            throws SQLException, InterruptedException {
        String outside = Sql.searchPath(connection);
        long end = System.nanoTime() + STANDSTILL.toNanos();
        while (!level(there, reached)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            List<Tailed> next = tails.next(most, LOOK);
            if (!next.isEmpty()) {
                taken.addAll(next);
                writer.write(connection, Batch.of(next, tails), progress());
                Sql.define(connection, "set local search_path to " + outside);
                next.forEach(one -> reached.merge(one.stream(), one.sequence(), Math::max));
            }
        }
        return true;
    }

    private boolean level(Map<String, Checkpoint.Position> there, Map<String, Long> reached) {
        for (StreamTail tail : tails.all()) {
            Checkpoint.Position position = there.get(tail.name());
            if (behind(tail, position, reached.getOrDefault(tail.name(), 0L))
                    && tail.readUpTo().orElse(0) < position.sequence()) {
                return false;
            }
        }
        return true;
    }

    private static boolean behind(StreamTail tail, @Nullable Checkpoint.Position position, long reached) {
        return position != null && position.created().equals(tail.created()) && reached < position.sequence();
    }

    private Progress progress() {
        return new Progress(tails.remaining(), 0, true);
    }
}
