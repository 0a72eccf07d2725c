package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Stops the platform in order and waits until no process of it is left. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop everything that runs on the data folder, also what a killed run has left behind.")
final class Down implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @ParentCommand
    private Shrike shrike;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        LocalSettings settings = shrike.settings();
        if (!Files.isDirectory(settings.data())) {
            return say(false, List.of(), "Shrike does not run: there is no " + settings.data());
        }
        RunNotes notes = new RunNotes(settings.data());
        Optional<ProcessHandle> platform = notes.readLive().flatMap(RunNote::process);
        if (platform.isPresent()) {
            stop(platform.get(), settings);
        }
        List<Part> leftovers = stopLeftovers(settings);
        notes.clear();
        if (platform.isPresent()) {
            return say(true, leftovers, "Shrike is stopped. Its data stays in " + settings.data());
        }
        return say(
                false,
                leftovers,
                leftovers.isEmpty()
                        ? "Shrike does not run"
                        : "Stopped what a killed run had left behind: "
                                + leftovers.stream().map(Part::title).collect(Collectors.joining(", ")));
    }

    private static void stop(ProcessHandle platform, LocalSettings settings) {
        platform.destroy();
        try {
            platform.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            throw new CommandFailure("Process " + platform.pid() + " did not stop within " + TIMEOUT.toSeconds()
                    + " s; see " + settings.logs().resolve("shrike.log"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted while process " + platform.pid() + " was stopping");
        } catch (ExecutionException fault) {
            throw new IllegalStateException("Cannot wait for process " + platform.pid(), fault);
        }
    }

    private static List<Part> stopLeftovers(LocalSettings settings) throws IOException {
        try (LocalServers servers = LocalServers.open(settings.servers("not needed to stop"))) {
            return servers.stopLeftovers();
        }
    }

    private int say(boolean ran, List<Part> leftovers, String line) {
        json.say(line);
        if (!json.wanted()) {
            return ExitCodes.OK;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("was_running", ran);
        ArrayNode stopped = answer.putArray("leftovers_stopped");
        leftovers.forEach(part -> stopped.add(part.id()));
        return json.print(answer);
    }
}
