package dev.shrike.standalone.command;

import dev.shrike.bridge.cli.BridgeCommand;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the command line. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a script that lets bash and zsh complete commands, options and their values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(./shrike completion)                                           in this shell",
            "  ./shrike completion > ~/.local/share/bash-completion/completions/shrike for good"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:Printed.", " 2:The command line makes no sense."})
final class Completion implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** A command that the script hands on before Java is asked; only its name completes. */
    @Command
    private static final class Elsewhere {}

    @Override
    public Integer call() {
        CommandLine all = new CommandLine(spec.root().userObject());
        all.addSubcommand("bridge", new BridgeCommand());
        all.addSubcommand("bench", new Elsewhere());
        all.addSubcommand("image", new Elsewhere());
        var out = spec.commandLine().getOut();
        out.println(AutoComplete.bash("shrike", all));
        out.flush();
        return ExitCodes.OK;
    }
}
