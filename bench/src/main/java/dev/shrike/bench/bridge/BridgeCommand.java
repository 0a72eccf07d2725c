package dev.shrike.bench.bridge;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shrike bench bridge}. */
@Command(
        name = "bridge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Mirrors a stream of events into its two topics again and again, in turns: by a bare loop that fetches and sends in the same"
                    + " transactions and does nothing else, by Shrike's bridge, and by an Apache Camel route. Then measures how long after its"
                    + " publication an event is readable at a fixed rate.",
            "Starts a nats-server, a Kafka broker and a registry of its own unless told where some are."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Everything was measured, and each event arrived once and in order.",
            " 1:Something failed, or events were missing, double or out of order.",
            " 2:The command line makes no sense."
        })
public final class BridgeCommand implements Callable<Integer> {
    private static final int SMALLEST = 1_000;

    @Option(names = "--events", defaultValue = "500000", description = "Events to mirror (${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--size", defaultValue = "256", description = "Bytes of each payload (${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "1",
            description = "Rounds before them that do not, for the JVMs to compile (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--camel-events",
            defaultValue = "5000",
            description = "Events that Camel mirrors, because it is slow (${DEFAULT-VALUE}); 0 for none.")
    private int camelEvents;

    @Option(names = "--no-camel", description = "Leaves Camel out.")
    private boolean withoutCamel;

    @Option(
            names = "--rate",
            defaultValue = "5000",
            description = "Events a second for the latency (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long the latency is measured (${DEFAULT-VALUE}); 0 for not at all.")
    private int seconds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the servers keep their data meanwhile (the system's folder for temporary files).")
    private Path data;

    @ArgGroup(exclusive = false, heading = "Servers that run already, which must hold no ticks:%n")
    private Given given;

    @Spec
    private CommandSpec spec;

    private static final class Given {
        @Option(names = "--nats", required = true, description = "nats://host:port")
        private java.net.URI nats;

        @Option(names = "--kafka", required = true, description = "host:port")
        private String kafka;

        @Option(names = "--registry", required = true, description = "Base of the registry's Confluent API.")
        private java.net.URI registry;
    }

    @Override
    public Integer call() throws Exception {
        if (events < SMALLEST || size < 1 || rounds < 1 || warmUp < 0 || rate < 1 || seconds < 0 || camelEvents < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A benchmark takes at least " + SMALLEST + " events, one round and a rate of 1");
        }
        var plan =
                new Plan(events, size, rounds, warmUp, withoutCamel ? 0 : Math.min(camelEvents, events), rate, seconds);
        PrintWriter out = spec.commandLine().getOut();
        try (Servers servers = given == null
                ? Servers.start(data)
                : Servers.given(new Target(given.nats, given.kafka, given.registry))) {
            boolean right = new BridgeBenchmark(servers.target(), plan, out).run();
            return right ? 0 : 1;
        }
    }
}
