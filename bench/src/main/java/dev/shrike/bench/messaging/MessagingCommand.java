package dev.shrike.bench.messaging;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shrike bench messaging}. */
@Command(
        name = "messaging",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Publishes events through the outbox, hears them through the inbox and rebuilds a projection of them, and in the"
                    + " same rounds measures what is underneath without these: asynchronous publication to JetStream, inserts"
                    + " by JDBC, a pull consumer that only acknowledges, a read that does nothing else, upserts by JDBC.",
            "Starts a nats-server and a PostgreSQL of its own, both with the durability of production."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Everything was measured, and each event arrived once.",
            " 1:Something failed, or events were missing or double.",
            " 2:The command line makes no sense."
        })
public final class MessagingCommand implements Callable<Integer> {
    private static final int SMALLEST = 3_000;
    private static final int MOST_AT_ONCE = 16;

    @Option(names = "--events", defaultValue = "20000", description = "Events in each round (${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--aggregates",
            defaultValue = "1000",
            description = "Aggregates they belong to (${DEFAULT-VALUE}).")
    private int aggregates;

    @Option(
            names = "--concurrency",
            defaultValue = "8",
            description = "Aggregates that the handler serves at once, in its second run (${DEFAULT-VALUE}).")
    private int concurrency;

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
        if (events < SMALLEST
                || aggregates < 1
                || rounds < 1
                || warmUp < 0
                || concurrency < 1
                || concurrency > MOST_AT_ONCE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A benchmark takes at least " + SMALLEST
                            + " events, one aggregate and one round; a handler serves 1 to " + MOST_AT_ONCE
                            + " aggregates at once");
        }
        try (Servers servers = Servers.start(data)) {
            var benchmark = new MessagingBenchmark(
                    servers, events, aggregates, concurrency, spec.commandLine().getOut());
            return benchmark.run(warmUp, rounds) ? 0 : 1;
        }
    }
}
