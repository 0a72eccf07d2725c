package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.erasure.ErasureClient;
import dev.shrike.standalone.erasure.ErasureText;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Erases a person. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erase a person, for ever: destroy their keys, have everybody remove what they hold, look everywhere, certify.",
            "An erasure that was asked for before is joined. Waits until it is certified; interrupting this only ends the waiting."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike erase 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --certificate certificate.json",
            "  ./shrike erase 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --until removed --timeout PT3H"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Certified.",
            " 1:There is no such person, or it is not certified in time; it goes on by itself.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class Erase implements Callable<Integer> {
    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "The person's id.")
    private UUID person;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the certificate to this file.")
    private Path certificate;

    @Option(
            names = "--until",
            paramLabel = "POINT",
            defaultValue = "SHREDDED",
            description = "What to wait for: one of ${COMPLETION-CANDIDATES}; any case (${DEFAULT-VALUE}).")
    private Point until;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "PT2M",
            description = "How long to wait, as in PT90S or PT3H (${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(names = "--json", description = "The erasure as it is then, for programs.")
    private boolean json;

    /** How far an erasure is. */
    enum Point {
        /** The keys are destroyed, and that is certified. */
        SHREDDED,
        /** Everybody has removed what they held, and nothing readable was found anywhere. */
        COMPLETED,
        /** Compaction has removed what there was in Kafka, and that is certified. */
        REMOVED,
        /** No backup can bring the person back, and that is certified. */
        FINAL;

        private static final List<String> GRADES = List.of("shredded", "physically_removed", "final");

        boolean isReached(JsonNode erasure) {
            int grade = GRADES.indexOf(erasure.path("grade").asText(""));
            return switch (this) {
                case SHREDDED -> grade >= 0;
                case COMPLETED -> erasure.path("state").asText().equals("completed");
                case REMOVED -> grade >= 1;
                case FINAL -> grade >= 2;
            };
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new ParameterException(spec.commandLine(), "--timeout is longer than nothing");
        }
        if (certificate != null && Files.exists(certificate)) {
            throw new CommandFailure(certificate + " is there already");
        }
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            ErasureClient erasures = new ErasureClient(platform);
            JsonNode begun = erasures.request(person);
            Optional<JsonNode> reached = await(erasures, begun);
            JsonNode now =
                    reached.orElseGet(() -> erasures.find(begun.path("id").asText()));
            tell(now);
            if (reached.isEmpty()) {
                throw new CommandFailure("Not " + until.name().toLowerCase(Locale.ROOT) + " within " + timeout
                        + ". It goes on by itself; the same command joins it");
            }
            if (certificate != null) {
                erasures.certificate(begun.path("id").asText(), certificate);
                say("Certificate: " + certificate + " (./shrike verify-certificate " + certificate + ")");
            }
            return ExitCodes.OK;
        }
    }

    private Optional<JsonNode> await(ErasureClient erasures, JsonNode begun) throws InterruptedException {
        try (Progress progress = Progress.of("Erasing", "answers")) {
            progress.begin(begun.path("participants").size());
            return erasures.await(
                    begun, until::isReached, timeout, now -> progress.at(answered(now), new ErasureText(now).state()));
        }
    }

    private static long answered(JsonNode erasure) {
        long answered = 0;
        for (JsonNode participant : erasure.path("participants")) {
            answered += participant.hasNonNull("acknowledged") ? 1 : 0;
        }
        return answered;
    }

    private void tell(JsonNode erasure) {
        if (json) {
            say(erasure.toPrettyString());
        } else {
            new ErasureText(erasure).lines().forEach(this::say);
        }
    }

    private void say(String line) {
        if (!json || line.startsWith("{")) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
