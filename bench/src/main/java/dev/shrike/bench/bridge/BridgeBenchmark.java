package dev.shrike.bench.bridge;

import dev.shrike.bench.progress.Progress;
import dev.shrike.bridge.Bridge;
import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;

/** Runs all rounds and prints what they gave. */
final class BridgeBenchmark {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final int UNMEASURED_SECONDS = 10;

    private final Target target;
    private final Plan plan;
    private final PrintWriter out;
    private final Topics topics;
    private boolean right = true;

    BridgeBenchmark(Target target, Plan plan, PrintWriter out) {
        this.target = target;
        this.plan = plan;
        this.out = out;
        this.topics = new Topics(target);
    }

    /** Whether each event arrived once and in order, wherever that is promised. */
    boolean run() throws Exception {
        try (Connection nats = Nats.connect(target.nats().toString())) {
            var backlog = new Backlog(nats, new Ticks(plan.size()));
            backlog.recreate();
            try (var progress = new Progress("Publishing", plan.events())) {
                backlog.fillTo(plan.events(), progress::at);
            }
            compare();
            backlog.recreate();
            if (plan.seconds() > 0) {
                latency();
            }
        }
        return right;
    }

    private void compare() throws Exception {
        List<Contestant> contestants = new ArrayList<>(List.of(new BareLoop(target), new ShrikeBridge(target)));
        if (plan.camelEvents() > 0) {
            contestants.add(new CamelRoute(target));
        }
        out.printf(
                "JetStream to both topics on %d cores: %,d events of %d B in each round%s%n%n",
                Runtime.getRuntime().availableProcessors(),
                plan.events(),
                plan.size(),
                plan.camelEvents() > 0 ? String.format(" (Camel: %,d)", plan.camelEvents()) : "");
        var scores = new Scores();
        try (var progress = new Progress("Mirroring", (long) (plan.warmUp() + plan.rounds()) * contestants.size())) {
            for (int round = -plan.warmUp(); round < plan.rounds(); round++) {
                for (Contestant contestant : contestants) {
                    progress.step(contestant.name());
                    round(contestant, round < 0 ? new Scores() : scores);
                }
            }
        }
        out.println(scores.table());
        out.flush();
    }

    private void round(Contestant contestant, Scores scores) throws Exception {
        topics.renew();
        boolean promised = !(contestant instanceof CamelRoute);
        long events = promised ? plan.events() : plan.camelEvents();
        var watch = new Stopwatch(new CpuUse());
        contestant.mirror(events, watch);
        scores.add(contestant.name(), events, watch);
        if (promised) {
            check(contestant.name(), events);
        } else if (!Tally.of(target, Topics.EVENTS.getLast()).holdsFirst(1)) {
            right = false;
            out.printf("WRONG: %s lost the beginning of the stream%n", contestant.name());
        }
    }

    private void latency() throws Exception {
        topics.renew();
        long unmeasured = (long) plan.rate() * UNMEASURED_SECONDS;
        long events = unmeasured + (long) plan.rate() * plan.seconds();
        var watch = new Stopwatch(new CpuUse());
        Histogram micros;
        try (Bridge bridge = new ShrikeBridge(target).open();
                var progress = new Progress("Latency", 1)) {
            progress.step("at " + plan.rate() + "/s");
            watch.begin();
            micros = new RateLatency(target, new Ticks(plan.size()), plan.rate()).measure(events, unmeasured);
            watch.end();
        }
        check("bridge", events);
        out.printf(
                "%nPublished to readable for a read_committed reader at %,d/s for %d s (ms; processors used: %s):%n%n",
                plan.rate(), plan.seconds(), watch.use());
        out.println("| p50 | p90 | p99 | p99.9 | max |\n| --- | --- | --- | --- | --- |");
        for (double percentile : PERCENTILES) {
            out.printf("| %.1f ", micros.getValueAtPercentile(percentile) / 1e3);
        }
        out.println("|");
        out.flush();
    }

    private void check(String contestant, long events) throws TimeoutException {
        for (String topic : Topics.EVENTS) {
            Tally tally = Tally.of(target, topic);
            if (!tally.isExactly(events)) {
                right = false;
                out.printf("WRONG: %s left %s with %s%n", contestant, topic, tally.describe(events));
            }
        }
    }
}
