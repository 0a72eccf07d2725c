package dev.shrike.standalone.command;

import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists every part with its port, process and health. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "List every part with its port, process and health, and the bridge's lanes.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:Everything is well.", " 1:Something is not.", " 3:Shrike does not run."})
final class Status implements Callable<Integer> {
    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        LocalSettings settings = shrike.settings();
        StatusReport report = StatusReport.of(settings);
        var out = spec.commandLine().getOut();
        out.println(json ? report.toJson() : report.toTable(new Paint(spec.commandLine())));
        out.flush();
        if (!report.running()) {
            return ExitCodes.NOT_RUNNING;
        }
        return report.healthy() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
