package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.requests.RequestsTable;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What people ask for under their rights. */
@Command(
        name = "requests",
        mixinStandardHelpOptions = true,
        description = {
            "What people ask for under the GDPR: list it, and answer it within its deadline.",
            "A request is due one month after it was received. That can be extended once, and stands still while the person has to "
                    + "bring something."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike requests list --due-before 2026-12-24",
            "  ./shrike requests show ID",
            "  ./shrike requests pause ID --for identity",
            "  ./shrike requests extend ID --months 2 --reason \"Forty archives to search\"",
            "  ./shrike requests decide ID --refuse legal_claims --reason \"A court case is pending\""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Shown or done.",
            " 1:There is no such request, the law does not allow it, or the platform does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class RequestsCommand implements Runnable {
    private static final String PATH = "/gdpr/requests";
    private static final String ID = "ID";
    private static final String AS_LISTED = "As list tells it.";
    private static final String JSON = "--json";
    private static final String FOR_PROGRAMS = "For programs.";
    private static final String REASON = "reason";
    private static final int MOST = 500;

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    /** How far a request is. */
    enum State {
        OPEN,
        PAUSED,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /** What the person has to bring. */
    enum Awaited {
        IDENTITY,
        INFORMATION
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show, extend, pause, resume or decide");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List requests; what is due first comes first.")
    int list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "One of ${COMPLETION-CANDIDATES}; any case. All unless given.")
                    State state,
            @Option(
                            names = "--due-before",
                            paramLabel = "DAY",
                            description = "Only what is due before 2026-12-24, say.")
                    LocalDate dueBefore,
            @Option(names = "--user", paramLabel = "USER", description = "Only this person's, by id.") UUID user,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "At most so many, up to 500 (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to " + MOST);
        }
        String query = "?limit=" + limit
                + (state == null ? "" : "&state=" + state.name().toLowerCase(Locale.ROOT))
                + (dueBefore == null ? "" : "&due_before=" + dueBefore)
                + (user == null ? "" : "&user=" + user);
        JsonNode requests = with(platform -> platform.get(PATH + query)).path("requests");
        if (json) {
            print(requests);
        } else {
            table().list(requests);
        }
        return ExitCodes.OK;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a request and what happened to it.")
    int show(
            @Parameters(paramLabel = ID, description = AS_LISTED) UUID id,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return shown(with(platform -> platform.get(PATH + "/" + id)), json);
    }

    @Command(
            name = "extend",
            mixinStandardHelpOptions = true,
            description = "Extend the deadline, once and within the first month. The person reads the reason.")
    int extend(
            @Parameters(paramLabel = ID, description = AS_LISTED) UUID id,
            @Option(names = "--months", required = true, paramLabel = "N", description = "1 or 2.") int months,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        if (months < 1 || months > 2) {
            throw new ParameterException(spec.commandLine(), "--months is 1 or 2");
        }
        return posted(id, "/extension", body().put("months", months).put(REASON, reason), json);
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stop the clock until the person has brought something.")
    int pause(
            @Parameters(paramLabel = ID, description = AS_LISTED) UUID id,
            @Option(
                            names = "--for",
                            required = true,
                            paramLabel = "WHAT",
                            description = "One of ${COMPLETION-CANDIDATES}; any case.")
                    Awaited awaited,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return posted(id, "/pause", body().put("awaited", awaited.name().toLowerCase(Locale.ROOT)), json);
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Let the clock go on.")
    int resume(
            @Parameters(paramLabel = ID, description = AS_LISTED) UUID id,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return posted(id, "/resume", body(), json);
    }

    @Command(name = "decide", mixinStandardHelpOptions = true, description = "Say what becomes of a request. Final.")
    int decide(
            @Parameters(paramLabel = ID, description = AS_LISTED) UUID id,
            @ArgGroup(multiplicity = "1") Verdict verdict,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return posted(id, "/decision", verdict.body(), json);
    }

    static final class Verdict {
        @Option(names = "--grant", required = true, description = "It is done as asked.")
        private boolean granted;

        @Option(names = "--withdraw", required = true, description = "The person no longer wants it.")
        private boolean withdrawn;

        @ArgGroup(exclusive = false)
        private Refusal refusal;

        private ObjectNode body() {
            if (refusal != null) {
                return RequestsCommand.body()
                        .put("outcome", "refused")
                        .put("ground", refusal.ground)
                        .put(REASON, refusal.reason);
            }
            return RequestsCommand.body().put("outcome", granted ? "granted" : "withdrawn");
        }
    }

    static final class Refusal {
        @Option(
                names = "--refuse",
                required = true,
                paramLabel = "GROUND",
                description = "On a ground of the law, such as excessive, manifestly_unfounded or legal_claims.")
        private String ground;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; the person reads it.")
        private String reason;
    }

    private int posted(UUID id, String what, JsonNode body, boolean json) throws IOException {
        return shown(with(platform -> platform.post(PATH + "/" + id + what, body)), json);
    }

    private int shown(JsonNode request, boolean json) {
        if (json) {
            print(request);
        } else {
            table().show(request);
        }
        return ExitCodes.OK;
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private RequestsTable table() {
        return new RequestsTable(spec.commandLine().getOut());
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
