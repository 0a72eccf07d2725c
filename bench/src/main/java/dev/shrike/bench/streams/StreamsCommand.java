package dev.shrike.bench.streams;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shrike bench streams}. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the topologies and what is asked of them, part by part:",
            "backlog: statistics of a topic full of ticks on a Kafka of its own, and in the same run a consumer that reads it and"
                    + " does nothing; then single answers, and a restart with the state at hand.",
            "writes: from a POST of a tick to the score that includes it, by its position, on a platform of its own."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Everything was measured, and was right.",
            " 1:Something failed, or came out wrong.",
            " 2:The command line makes no sense."
        })
public final class StreamsCommand implements Callable<Integer> {
    private static final String BACKLOG = "backlog";
    private static final String WRITES = "writes";

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "Measures this part only; may be given several times (all parts).")
    private List<String> parts = List.of(BACKLOG, WRITES);

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Ticks in the backlog, each of an image of its own (${DEFAULT-VALUE}).")
    private int events;

    @Option(names = "--rate", defaultValue = "200", description = "Ticks that are posted a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "For so long (${DEFAULT-VALUE}).")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!List.of(BACKLOG, WRITES).containsAll(parts)) {
            throw new ParameterException(spec.commandLine(), "There are the parts " + BACKLOG + ", " + WRITES);
        }
        if (events < 1 || rate < 1 || seconds < 1) {
            throw new ParameterException(spec.commandLine(), "There has to be something to measure");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean right = true;
        if (parts.contains(BACKLOG)) {
            right &= new Backlog(events, out).run();
        }
        if (parts.contains(WRITES)) {
            right &= new OwnWrites(rate, seconds, out).run();
        }
        return right ? 0 : 1;
    }
}
