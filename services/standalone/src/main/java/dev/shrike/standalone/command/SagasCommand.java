package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.sagas.SagasTable;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows sagas, and helps stuck ones on. */
@Command(
        name = "sagas",
        mixinStandardHelpOptions = true,
        description = {
            "Show sagas, such as registrations, and help stuck ones on.",
            "A saga does all of its steps or undoes those it did. One that cannot undo a step is stuck: status shows it, and it "
                    + "waits for somebody to resume it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike sagas list",
            "  ./shrike sagas list --status compensated",
            "  ./shrike sagas show 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
            "  ./shrike sagas resume ID --remedy retry --reason \"auth-api is back\""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Shown or resumed.",
            " 1:There is no such saga, it is not stuck, or the platform does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class SagasCommand implements Runnable {
    private static final String PATH = "/admin/sagas";
    private static final int MOST = 200;

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    /** How far a saga is. */
    enum Status {
        RUNNING,
        COMPENSATING,
        COMPLETED,
        COMPENSATED,
        STUCK,
        ABANDONED
    }

    /** What is done about a stuck one. */
    enum Remedy {
        RETRY,
        SKIP_COMPENSATION,
        ABANDON
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show or resume");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "List the sagas of a status, those that changed least recently first. Ended ones are kept for a week.")
    int list(
            @Option(
                            names = "--status",
                            paramLabel = "STATUS",
                            defaultValue = "STUCK",
                            description = "One of ${COMPLETION-CANDIDATES}; any case (${DEFAULT-VALUE}).")
                    Status status,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "At most so many, up to 200 (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to " + MOST);
        }
        String query = "?status=" + status.name().toLowerCase(Locale.ROOT) + "&limit=" + limit;
        JsonNode sagas = with(platform -> platform.get(PATH + query)).path("sagas");
        if (json) {
            print(sagas);
        } else {
            table().list(sagas);
        }
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show how far a saga is, step by step, and what was done by hand.")
    int show(
            @Parameters(paramLabel = "ID", description = "As list tells it.") UUID id,
            @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        return shown(with(platform -> platform.get(PATH + "/" + id)), json);
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = {
                "Help a stuck saga on. Who did it, and why, is kept.",
                "retry: undo the step it is stuck at once more. skip_compensation: somebody has undone that step by hand; go on with "
                        + "those before it. abandon: leave everything as it is."
            })
    int resume(
            @Parameters(paramLabel = "ID", description = "As list tells it.") UUID id,
            @Option(
                            names = "--remedy",
                            required = true,
                            paramLabel = "REMEDY",
                            description = "One of ${COMPLETION-CANDIDATES}; any case.")
                    Remedy remedy,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why, up to 500 characters.")
                    String reason,
            @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason says why");
        }
        JsonNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("remedy", remedy.name().toLowerCase(Locale.ROOT))
                .put("reason", reason);
        return shown(with(platform -> platform.post(PATH + "/" + id + "/resumptions", wish)), json);
    }

    private int shown(JsonNode saga, boolean json) {
        if (json) {
            print(saga);
        } else {
            table().show(saga);
        }
        return ExitCodes.OK;
    }

    private SagasTable table() {
        return new SagasTable(spec.commandLine().getOut());
    }

    private void print(JsonNode json) {
        spec.commandLine().getOut().println(json.toPrettyString());
        spec.commandLine().getOut().flush();
    }

    private JsonNode with(Function<PlatformRest, JsonNode> work) throws IOException {
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            return work.apply(platform);
        }
    }
}
