package dev.shrike.standalone.command;

import dev.shrike.servers.DiskSpace;
import dev.shrike.standalone.platform.Step;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the platform as a process of its own session and waits until it is ready. */
final class DetachedStart {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 100;
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final LocalSettings settings;
    private final RunNotes notes;

    DetachedStart(LocalSettings settings) {
        this.settings = settings;
        this.notes = new RunNotes(settings.data());
    }

    /** @throws CommandFailure with the cause when it does not get ready; then nothing is left running */
    void run() throws IOException, InterruptedException {
        DiskSpace.require(settings.data());
        Files.createDirectories(settings.logs());
        Path output = settings.logs().resolve("shrike.out");
        Process platform = new ProcessBuilder(command())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (Progress progress = Progress.of("Starting", "parts")) {
            progress.begin(Step.values().length);
            await(platform, progress, output);
        }
    }

    private void await(Process platform, Progress progress, Path output) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            boolean ended = platform.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            Optional<RunNote> note = notes.read().filter(read -> read.pid() == platform.pid());
            if (ended) {
                throw new CommandFailure(note.filter(read -> read.phase() == RunNote.Phase.FAILED)
                        .map(RunNote::message)
                        .orElseGet(() -> told(output)));
            }
            if (note.isPresent()) {
                progress.at(note.get().stepsDone(), note.get().message());
                if (note.get().phase() == RunNote.Phase.READY) {
                    return;
                }
            }
        }
        platform.destroy();
        platform.waitFor();
        throw new CommandFailure(
                "Shrike was not ready within " + TIMEOUT.toMinutes() + " minutes; see " + settings.logs());
    }

    /** What the platform told its user, had one been there. */
    private static String told(Path output) {
        try {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.startsWith(Failures.PREFIX))
                    .reduce((first, second) -> second)
                    .map(line -> line.substring(Failures.PREFIX.length()))
                    .orElse("Shrike ended at its start without a word; see " + output);
        } catch (IOException unreadable) {
            return "Shrike ended at its start, and " + output + " cannot be read: " + unreadable.getMessage();
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + settings.root().resolve("services/standalone/src/main/jvm/up.options"));
        command.add("-D" + Shrike.ROOT + "=" + settings.root());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), "dev.shrike.standalone.Main", "up", "--detached"));
        return command;
    }
}
