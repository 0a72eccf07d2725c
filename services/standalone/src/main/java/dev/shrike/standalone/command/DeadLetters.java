package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.deadletters.DeadLettersApi;
import dev.shrike.standalone.deadletters.LettersTable;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.util.UUID;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Events that a service's handlers failed on. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Events that the handlers of the services failed on: list them, show their failures, give them to their handlers again.",
            "Not what the bridge could not carry, which is:",
            "  ./shrike bridge dead-letters"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike dead-letters list",
            "  ./shrike dead-letters show --service ticks EVENT-ID",
            "  ./shrike dead-letters redrive --service ticks --handler following-people"
        })
final class DeadLetters implements Runnable {
    private static final int MOST = 1_000;
    private static final String SERVICE = "--service";
    private static final String NAME = "NAME";
    private static final String SERVICES = "Whose: auth, users, ticks, notifier or admin.";
    private static final String EXIT_CODES = "%nExit codes:%n";
    private static final String OK = " 0:Shown, be it nothing.";
    private static final String REFUSED = " 1:The platform refused or does not answer.";
    private static final String SENSELESS = " 2:The command line makes no sense.";
    private static final String NOT_RUNNING = " 3:Shrike does not run.";

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show or redrive");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the letters that are not done with, by service, handler and place in the stream.",
            exitCodeListHeading = EXIT_CODES,
            exitCodeList = {OK, REFUSED, SENSELESS, NOT_RUNNING})
    int list(
            @Option(names = SERVICE, paramLabel = NAME, description = SERVICES) String service,
            @Option(names = "--handler", paramLabel = NAME, description = "Only this handler's.") String handler,
            @Option(names = "--redriven", description = "Also those that were handled at last.") boolean redriven,
            @Option(names = "--json", description = "As JSON.") boolean json)
            throws IOException {
        return with(service, api -> {
            JsonNode letters = api.list(handler, redriven, MOST);
            if (json) {
                print(letters);
            } else {
                table().list(letters);
            }
            return ExitCodes.OK;
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show the letters of one event with all their failures.",
            exitCodeListHeading = EXIT_CODES,
            exitCodeList = {" 0:Shown.", " 1:There is none, or the platform does not answer.", SENSELESS, NOT_RUNNING})
    int show(
            @Option(names = SERVICE, required = true, paramLabel = NAME, description = SERVICES) String service,
            @Parameters(paramLabel = "EVENT-ID", description = "The event's id.") UUID eventId,
            @Option(names = "--json", description = "As JSON.") boolean json)
            throws IOException {
        return with(service, api -> {
            JsonNode letters = api.find(eventId);
            if (json) {
                print(letters);
            } else {
                table().show(letters);
            }
            return ExitCodes.OK;
        });
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Give parked letters to their handlers again, at most 1000, each as the version that the handler hears now.",
                "Letters of one aggregate go in the order of their events. One whose handler has gone on to later events of the "
                        + "aggregate is refused, unless order may be lost.",
            },
            exitCodeListHeading = EXIT_CODES,
            exitCodeList = {
                " 0:All were handled; or none waited.",
                " 1:Some were not, or the platform refused or does not answer.",
                SENSELESS,
                NOT_RUNNING
            })
    int redrive(
            @Option(names = SERVICE, required = true, paramLabel = NAME, description = SERVICES) String service,
            @ArgGroup(multiplicity = "1") Which which,
            @Option(names = "--out-of-order", description = "Order within an aggregate may be lost.")
                    boolean outOfOrder,
            @Option(names = "--json", description = "What became of each letter, as JSON.") boolean json)
            throws IOException {
        return with(service, api -> {
            JsonNode outcomes = api.redrive(which.handler, which.event, which.all, outOfOrder, MOST);
            if (json) {
                print(outcomes);
            } else {
                table().outcomes(outcomes);
            }
            return LettersTable.allHandled(outcomes) ? ExitCodes.OK : ExitCodes.FAILED;
        });
    }

    static final class Which {
        @Option(names = "--event", paramLabel = "EVENT-ID", description = "The letters of this event.")
        private UUID event;

        @Option(names = "--handler", paramLabel = NAME, description = "The letters of this handler.")
        private String handler;

        @Option(names = "--all", description = "All letters of the service.")
        private boolean all;
    }

    private LettersTable table() {
        return new LettersTable(spec.commandLine().getOut());
    }

    private void print(JsonNode letters) {
        spec.commandLine().getOut().println(letters.toPrettyString());
        spec.commandLine().getOut().flush();
    }

    private int with(String service, ToIntFunction<DeadLettersApi> work) throws IOException {
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            return work.applyAsInt(new DeadLettersApi(platform, service));
        }
    }
}
