package dev.shrike.standalone.command;

import dev.shrike.standalone.projections.ProjectionReport;
import dev.shrike.standalone.projections.ProjectionsClient;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows and steers projections. */
@Command(
        name = "projections",
        mixinStandardHelpOptions = true,
        description = {
            "Show and steer projections: tables made of events.",
            "A projection that meets an event it cannot apply stops there and shows it; after a fix, retry lets it go on.",
            "Without a fix, skip lets it go on without the event."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Done, and no projection has stopped.",
            " 1:One has stopped at an event, or the platform refused.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class ProjectionsCommand implements Runnable {
    private static final String JSON = "--json";
    private static final String FOR_PROGRAMS = "For programs.";

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, show, rebuild, retry, skip or drop");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all with state and progress.")
    int list(@Option(names = JSON, description = FOR_PROGRAMS) boolean json) throws IOException {
        List<ProjectionReport> all = with(ProjectionsClient::list);
        if (json) {
            all.forEach(report -> out().println(report.toJson()));
        } else {
            out().println(ProjectionReport.head());
            all.forEach(report -> report.row().forEach(out()::println));
        }
        return exitCode(all);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one with all its builds, and the event at which it stopped.")
    int show(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return told(with(client -> client.show(name)), json);
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = {
                "Fill new tables beside the live ones and wait until they have taken their place.",
                "The live ones answer meanwhile. Interrupting this only ends the waiting."
            })
    int rebuild(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--detach", description = "Do not wait.") boolean detach,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return with(client -> {
            ProjectionReport begun = client.rebuild(name);
            if (detach) {
                return told(begun, json);
            }
            int number = begun.builds().getLast().number();
            int code = new RebuildWatch(client, name, number, json ? nowhere() : out()).watch();
            return json && code == ExitCodes.OK ? told(client.show(name), true) : code;
        });
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Let one that stopped at an event try again, from that event on.")
    int retry(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return told(with(client -> client.retry(name)), json);
    }

    @Command(
            name = "skip",
            mixinStandardHelpOptions = true,
            description = {
                "Let one that stopped at this event go on without it.",
                "The event is noted in the table projection_set_aside; a rebuild meets it again."
            })
    int skip(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "EVENT-ID", description = "As show tells it.") UUID event,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        return told(with(client -> client.skip(name, event)), json);
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description =
                    "Drop the tables that are no longer live, or those of one build; one being filled ends a rebuild.")
    int drop(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--build", paramLabel = "N", description = "Only this build.") Integer build,
            @Option(names = JSON, description = FOR_PROGRAMS) boolean json)
            throws IOException {
        ProjectionReport report = with(client -> {
            if (build == null) {
                client.dropRetired(name);
            } else {
                client.drop(name, build);
            }
            return client.show(name);
        });
        return told(report, json);
    }

    private int told(ProjectionReport report, boolean json) {
        (json ? List.of(report.toJson()) : report.details()).forEach(out()::println);
        return exitCode(List.of(report));
    }

    private int exitCode(List<ProjectionReport> reports) {
        out().flush();
        boolean stopped = reports.stream()
                .flatMap(report -> report.builds().stream())
                .anyMatch(build -> build.failure().isPresent());
        return stopped ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private <T> T with(Function<ProjectionsClient, T> work) throws IOException {
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            return work.apply(new ProjectionsClient(platform));
        } catch (IllegalArgumentException senseless) {
            throw new ParameterException(spec.commandLine(), senseless.getMessage(), senseless);
        }
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(Writer.nullWriter());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
