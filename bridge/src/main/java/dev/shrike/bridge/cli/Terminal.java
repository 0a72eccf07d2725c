package dev.shrike.bridge.cli;

import java.io.Console;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The person in front of this process, if there is one. */
final class Terminal {
    private Terminal() {}

    /** Whether a person sees our output as it appears. */
    @SuppressWarnings(
            "SystemConsoleNull") // since 22 only with jdk.console=jdk.internal.le, which is not the default on 25
    static boolean isPresent() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /**
     * Says what will happen and asks whether it shall.
     *
     * @param yes whether it was confirmed beforehand
     * @throws ParameterException when nobody is there to be asked
     */
    static boolean confirms(CommandLine command, List<String> consequences, boolean yes) {
        consequences.forEach(command.getErr()::println);
        command.getErr().flush();
        if (yes) {
            return true;
        }
        if (!isPresent()) {
            throw new ParameterException(command, "Nobody is here to be asked; say --yes if that is wanted");
        }
        String answer = System.console().readLine("Do that? [y/N] ");
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
