package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.standalone.keys.KeysTable;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the key-encryption keys, and lets another take over. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {
            "Show the keys that wrap people's data keys, and let another take over.",
            "Once the living data keys are wrapped by the new key, the old one is kept for its grace (seven days) and then "
                    + "destroyed: backups of the key vault from its time open for nobody any more."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./shrike keys status", "  ./shrike keys rotate", "  ./shrike keys status --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Shown, or all data keys are wrapped by the new key.",
            " 1:It did not work, or data keys are left that cannot be wrapped anew.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class KeysCommand implements Runnable {
    private static final String PATH = "/admin/keys";
    private static final String WAITING = "keys_to_wrap";
    private static final long POLL_MILLIS = 200;
    private static final Duration NO_PROGRESS = Duration.ofSeconds(90);

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: status or rotate");
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Show every key-encryption key, its state and how many data keys it wraps. No key is shown.")
    int status(@Option(names = "--json", description = "For programs.") boolean json) throws IOException {
        return shown(with(platform -> platform.get(PATH)), json);
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = {
                "Let a new key-encryption key take over, and wait until all living data keys are wrapped by it.",
                "Interrupting this only ends the waiting."
            })
    int rotate(
            @Option(names = "--detach", description = "Do not wait.") boolean detach,
            @Option(names = "--json", description = "For programs.") boolean json)
            throws IOException {
        return with(platform -> {
            JsonNode begun = platform.post(PATH + "/rotation", JsonNodeFactory.instance.objectNode());
            return shown(detach ? begun : watch(platform, begun), json);
        });
    }

    /** Until no data key is left that another key wraps, or nothing has moved for a while. */
    private static JsonNode watch(PlatformRest platform, JsonNode begun) {
        long all = begun.path(WAITING).asLong();
        long least = all;
        long moved = System.nanoTime();
        JsonNode now = begun;
        try (Progress progress = Progress.of("Wrapping", "keys")) {
            boolean shown = false;
            while (now.path(WAITING).asLong() > 0) {
                if (System.nanoTime() - moved > NO_PROGRESS.toNanos()) {
                    progress.close();
                    throw new CommandFailure(least + " data keys are not wrapped by the new key: see ./shrike status");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                now = platform.get(PATH);
                long left = now.path(WAITING).asLong();
                if (left < least) {
                    least = left;
                    moved = System.nanoTime();
                }
                if (!shown) {
                    progress.begin(all);
                    shown = true;
                }
                progress.at(all - least, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted; the keys are wrapped anew all the same");
        }
        return now;
    }

    private int shown(JsonNode keys, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(keys.toPrettyString());
            out.flush();
        } else {
            new KeysTable(out).show(keys);
        }
        return ExitCodes.OK;
    }

    private <T> T with(Function<PlatformRest, T> work) throws IOException {
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            return work.apply(platform);
        }
    }
}
