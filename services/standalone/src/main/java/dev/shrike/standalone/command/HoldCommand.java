package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.standalone.requests.RequestsTable;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Legal holds. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = {
            "Place a legal hold on a person, or lift it.",
            "As long as it stands the person is not erased: an erasure that is asked for waits until it is lifted. It does not end by "
                    + "itself; status shows it once its review is overdue."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike hold USER --reason \"Case 17 C 42/26\" --review 2027-03-01",
            "  ./shrike hold USER --show",
            "  ./shrike hold USER --lift"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Placed, shown or lifted.",
            " 1:There is no such person or hold, the keys are destroyed, or the platform does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class HoldCommand implements Callable<Integer> {
    private static final String PATH = "/gdpr/holds/";
    private static final int MONTHS_TO_REVIEW = 6;

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "The person's id.")
    private UUID user;

    @Mixin
    private JsonOption json;

    @ArgGroup(multiplicity = "1")
    private What what;

    static final class What {
        @Option(names = "--lift", required = true, description = "Lift it.")
        private boolean lift;

        @Option(names = "--show", required = true, description = "Show it.")
        private boolean show;

        @ArgGroup(exclusive = false)
        private Placing placing;
    }

    static final class Placing {
        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why the person has to be kept.")
        private String reason;

        @Option(
                names = "--review",
                paramLabel = "DAY",
                description = "Until when somebody looks whether it is still needed; in half a year unless given.")
        private LocalDate review;
    }

    @Override
    public Integer call() throws IOException {
        RequestsTable table = new RequestsTable(spec.commandLine().getOut());
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            if (what.lift) {
                platform.delete(PATH + user);
                json.say(user + " is not held any more");
                return json.wanted()
                        ? json.print(JsonNodeFactory.instance.objectNode().put("held", false))
                        : ExitCodes.OK;
            }
            JsonNode hold = what.show ? platform.get(PATH + user) : platform.put(PATH + user, wish(what.placing));
            if (json.wanted()) {
                return json.print(hold);
            }
            table.hold(hold);
            return ExitCodes.OK;
        }
    }

    private static JsonNode wish(Placing placing) {
        LocalDate review =
                placing.review == null ? LocalDate.now(ZoneOffset.UTC).plusMonths(MONTHS_TO_REVIEW) : placing.review;
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", placing.reason)
                .put("review", review.toString());
    }
}
