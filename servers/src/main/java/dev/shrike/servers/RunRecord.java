package dev.shrike.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The note of which process is a server's, kept in the data folder so that a later start finds what an earlier one left behind. A
 * process id alone proves nothing, as ids are used again: the start time and the data folder in its command line must fit too.
 */
final class RunRecord {
    /** The kernel counts a process' start from boot, and the clock may have been set since. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;
    private final String mark;

    RunRecord(Path file, String mark) {
        this.file = file;
        this.mark = mark;
    }

    void write(ProcessHandle process) throws IOException {
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Files.createDirectories(file.getParent());
        Files.writeString(file, process.pid() + " " + started + "\n");
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The recorded process, if it still runs and really is the one that was recorded. */
    Optional<ProcessHandle> running() throws IOException {
        String[] words;
        try {
            words = Files.readString(file).strip().split(" ");
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        }
        if (words.length != 2) {
            return Optional.empty();
        }
        try {
            Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0])).filter(process -> isOurs(process, started));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process, Instant started) {
        boolean sameStart = process.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
        return process.isAlive() && sameStart && carriesMark(process);
    }

    /** Whether the process' command line names our data folder. */
    boolean carriesMark(ProcessHandle process) {
        return process.info().commandLine().map(line -> line.contains(mark)).orElse(false);
    }
}
