package dev.shrike.bench.messaging;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shrike bench projection}. */
@Command(
        name = "projection",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Rebuilds a projection (an upsert an event, from the command to the swap of the tables), and in the same rounds"
                    + " reads the same events without doing anything, and makes the same upserts by JDBC. A part of messaging.",
            "Starts a nats-server and a PostgreSQL of its own, both with the durability of production."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Everything was measured, and each event was applied once.",
            " 1:Something failed, or events were missing or double.",
            " 2:The command line makes no sense."
        })
public final class ProjectionCommand implements Callable<Integer> {
    private static final int SMALLEST = 1_000;

    @Option(names = "--events", defaultValue = "100000", description = "Events in each round (${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--aggregates",
            defaultValue = "1000",
            description = "Aggregates they belong to, and rows (${DEFAULT-VALUE}).")
    private int aggregates;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "1",
            description = "Rounds before them that do not, for the JVM to compile (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the servers keep their data meanwhile (the system's folder for temporary files).")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (events < SMALLEST || aggregates < 1 || rounds < 1 || warmUp < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A benchmark takes at least " + SMALLEST + " events, one aggregate and one round");
        }
        PrintWriter out = spec.commandLine().getOut();
        var rates = new Rates();
        try (Servers servers = Servers.start(data)) {
            boolean right = new Rebuilds(servers, events, new Sightings(aggregates), out).run(warmUp, rounds, rates);
            out.println(rates.table());
            out.flush();
            return right ? 0 : 1;
        }
    }
}
