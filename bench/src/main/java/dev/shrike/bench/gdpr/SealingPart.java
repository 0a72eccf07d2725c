package dev.shrike.bench.gdpr;

import dev.shrike.bench.progress.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Sealing and opening one field, beside the bare cipher. */
final class SealingPart implements Part {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final List<String> FIELDS = List.of("note", "location");
    private static final int BENCHMARKS = 5;

    /** What sealing should reach of the bare cipher's speed. */
    private static final double GOAL = 0.6;

    @Override
    public String name() {
        return "sealing";
    }

    @Override
    public boolean run(Effort effort, PrintWriter out) throws RunnerException {
        Map<String, RunResult> results = measure(effort);
        out.println(
                "| one field | a second | ns of processor | by the bare cipher | of its speed | bytes allocated | by the bare cipher |");
        out.println("|" + " --- |".repeat(7));
        for (String field : FIELDS) {
            row(out, "seal " + field, results.get("seal " + field), results.get("encrypt " + field));
            row(out, "open " + field, results.get("open " + field), results.get("decrypt " + field));
        }
        out.printf("%nA key from the cache takes %,.0f ns.%n", of(results.get("find note"), WorkerCpu.LABEL));
        out.printf("The goal is %.2f of the bare cipher: Tink's AES-256-GCM with the same associated data.%n", GOAL);
        out.flush();
        return results.size() == BENCHMARKS * FIELDS.size();
    }

    private static Map<String, RunResult> measure(Effort effort) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + SealingBenchmark.class.getName().replace(".", "\\.") + "\\.")
                .param("field", FIELDS.toArray(String[]::new))
                .forks(effort.forks())
                .warmupIterations(effort.warmUp())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .addProfiler(WorkerCpu.class)
                .shouldFailOnError(true)
                .build();
        long steps = (long) FIELDS.size() * BENCHMARKS * effort.forks() * (effort.warmUp() + effort.iterations());
        try (var progress = new Progress("Sealing", steps);
                var lines = new PrintStream(new Iterations(progress), true, StandardCharsets.UTF_8)) {
            Collection<RunResult> runs =
                    new Runner(options, OutputFormatFactory.createFormatInstance(lines, VerboseMode.NORMAL)).run();
            var byName = new TreeMap<String, RunResult>();
            runs.forEach(run -> byName.put(
                    run.getPrimaryResult().getLabel() + " " + run.getParams().getParam("field"), run));
            return byName;
        }
    }

    private static void row(PrintWriter out, String what, RunResult ours, RunResult bare) {
        double time = of(ours, WorkerCpu.LABEL);
        double bareTime = of(bare, WorkerCpu.LABEL);
        out.printf(
                "| %s | %,.0f | %,.0f | %,.0f | **%.2f** | %,.0f | %,.0f |%n",
                what,
                ours.getPrimaryResult().getScore(),
                time,
                bareTime,
                bareTime / time,
                of(ours, ALLOCATED),
                of(bare, ALLOCATED));
    }

    private static double of(RunResult run, String label) {
        return run.getSecondaryResults().get(label).getScore();
    }
}
