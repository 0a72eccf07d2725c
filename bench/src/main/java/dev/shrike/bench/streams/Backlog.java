package dev.shrike.bench.streams;

import dev.shrike.bench.log.TickLog;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.runtime.Membership;
import dev.shrike.topology.runtime.Resources;
import dev.shrike.topology.runtime.Selection;
import dev.shrike.topology.runtime.TopologyRuntime;
import dev.shrike.topology.runtime.TopologySettings;
import dev.shrike.topology.statistics.StatisticsTopology;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Statistics of a topic that is full before they start. */
final class Backlog {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int QUERIES = 10_000;
    private static final long MEMORY = 256L << 20;
    private static final int LAST = 100;
    private static final int LOOK_MILLIS = 50;

    private final int events;
    private final PrintWriter out;

    Backlog(int events, PrintWriter out) {
        this.events = events;
        this.out = out;
    }

    /** Whether every tick was counted once. */
    boolean run() throws Exception {
        try (TickLog log = TickLog.start()) {
            log.create();
            log.fill(TickLog.TICK.topic(), events);
            long begun = System.nanoTime();
            boolean right = log.read(TickLog.TICK.topic()) == events;
            double bare = events / seconds(begun);
            out.printf("%n%,d ticks, each of an image of its own%n%n", events);
            out.println("| what | measured | goal |");
            out.println("|" + " --- |".repeat(3));
            out.printf("| bare consumer | %,.0f records/s | |%n", bare);
            try (TopologyRuntime runtime = runtime(log)) {
                runtime.start();
                awaitUp(runtime);
                begun = System.nanoTime();
                Duration cpu = cpu();
                long before = counted(runtime);
                await(() -> counted(runtime) >= events && lastImagesAreKnown(runtime), "the backlog");
                double rate = (events - before) / seconds(begun);
                out.printf(
                        "| statistics from the backlog | **%,.0f events/s**, %.2f of the bare consumer | 40,000 |%n",
                        rate, rate / bare);
                out.printf(
                        "| CPU time of it, here and in the servers | %.0f us/event | 50 on two cores |%n",
                        cpu().minus(cpu).toNanos() / 1e3 / (events - before));
                queries(runtime);
                right &= counted(runtime) == events;
            }
            try (TopologyRuntime runtime = runtime(log)) {
                begun = System.nanoTime();
                runtime.start();
                awaitUp(runtime);
                await(() -> counted(runtime) >= events, "the state");
                out.printf("| restart with %,d keys at hand | **%.1f s** | 15 |%n", events, seconds(begun));
                right &= counted(runtime) == events;
            }
            out.flush();
            return right;
        }
    }

    private void queries(TopologyRuntime runtime) {
        long[] micros = new long[QUERIES];
        for (int i = 0; i < QUERIES; i++) {
            String image = TickLog.image((int) (i * 7_919L % events));
            long begun = System.nanoTime();
            boolean known = runtime.statistics().image(image).isPresent();
            micros[i] = (System.nanoTime() - begun) / 1_000;
            if (!known) {
                throw new IllegalStateException("Nothing is known about image " + image);
            }
        }
        Arrays.sort(micros);
        out.printf(
                "| answer about one image, local | median %.2f ms, **p99 %.2f ms** | 5 |%n",
                micros[QUERIES / 2] / 1e3, micros[QUERIES * 99 / 100] / 1e3);
    }

    /** What this process and those it started have used. */
    private static Duration cpu() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static TopologyRuntime runtime(TickLog log) {
        return new TopologyRuntime(TopologySettings.of(
                        log.kafka(), log.registry(), log.folder().resolve("topologies"), TickLog.DEAD_LETTERS)
                .withMembership(Membership.alone(), onAllCores())
                .withEnabled(Selection.of(StatisticsTopology.NAME)));
    }

    /** A thread for each core, and more memory than beside everything else on one machine. */
    private static Resources onAllCores() {
        Resources small = Resources.small();
        return new Resources(
                Runtime.getRuntime().availableProcessors(),
                small.commitInterval(),
                MEMORY,
                small.replicas(),
                small.standbys(),
                small.threadRestarts(),
                small.remoteTimeout(),
                small.closeTimeout());
    }

    private static void awaitUp(TopologyRuntime runtime) throws InterruptedException, TimeoutException {
        await(() -> runtime.health().up(), "the topology");
    }

    private static long counted(TopologyRuntime runtime) {
        try {
            return runtime.statistics().totals().of("tick");
        } catch (NotReadyException starting) {
            return 0;
        }
    }

    /** Images are counted after everything else. */
    private boolean lastImagesAreKnown(TopologyRuntime runtime) {
        return IntStream.range(Math.max(0, events - LAST), events)
                .allMatch(number ->
                        runtime.statistics().image(TickLog.image(number)).isPresent());
    }

    private static void await(BooleanSupplier reached, String what) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("Still waiting for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static double seconds(long begun) {
        return Math.max(1, Duration.ofNanos(System.nanoTime() - begun).toMillis()) / 1e3;
    }
}
