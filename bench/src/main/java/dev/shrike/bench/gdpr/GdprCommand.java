package dev.shrike.bench.gdpr;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shrike bench gdpr}. */
@Command(
        name = "gdpr",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures what protecting personal data costs, part by part:",
            "sealing: sealing and opening one field of an event, and in the same run encrypting and decrypting the same bytes"
                    + " by Tink's AES-256-GCM with the same associated data.",
            "scan: looking for one erased person in half a million records of a Kafka of its own, and in the same run a"
                    + " consumer that reads them and looks for nothing.",
            "erasure: exporting and erasing one person among others, on a platform of its own, which takes minutes to fill."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Everything was measured.",
            " 1:Something failed, or came out wrong.",
            " 2:The command line makes no sense."
        })
public final class GdprCommand implements Callable<Integer> {
    private static final List<String> PARTS = List.of("sealing", "scan", "erasure");

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "Measures this part only; may be given several times (all parts).")
    private List<String> chosen = List.of();

    @Option(names = "--forks", defaultValue = "1", description = "Fresh JVMs for each benchmark (${DEFAULT-VALUE}).")
    private int forks;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "Seconds in each of them that do not count, for the JVM to compile (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--iterations",
            defaultValue = "5",
            description = "Seconds in each of them that count (${DEFAULT-VALUE}).")
    private int iterations;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Events among which the erased person's are (${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--own-events",
            defaultValue = "10000",
            description = "How many of them are the person's own (${DEFAULT-VALUE}).")
    private int own;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!PARTS.containsAll(chosen)) {
            throw new ParameterException(spec.commandLine(), "There are the parts " + String.join(", ", PARTS));
        }
        Effort effort;
        List<Part> parts;
        try {
            effort = new Effort(forks, warmUp, iterations);
            parts = List.of(new SealingPart(), new ScanPart(), new ErasurePart(events, own));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean right = true;
        for (Part part : parts) {
            if (chosen.isEmpty() || chosen.contains(part.name())) {
                right &= part.run(effort, out);
            }
        }
        return right ? 0 : 1;
    }
}
