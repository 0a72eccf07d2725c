package dev.shrike.standalone.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run is getting on.
 *
 * @param pid the platform's process
 * @param started when that process started; process ids are used again
 * @param phase where it stands
 * @param message what it does now, or why it failed, in one line
 * @param stepsDone steps of the start that are done
 * @param steps all steps of the start
 */
public record RunNote(long pid, Instant started, Phase phase, String message, int stepsDone, int steps) {

    /** Where a run stands. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /** Of this process. */
    public static RunNote own(Phase phase, String message, int stepsDone, int steps) {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElse(Instant.EPOCH);
        return new RunNote(self.pid(), started, phase, message, stepsDone, steps);
    }

    /** Where it is kept. */
    public static Path file(Path data) {
        return data.resolve("run").resolve("shrike.json");
    }

    /** The platform's process, if it still runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart);
    }

    private boolean sameStart(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Math.abs(start.toEpochMilli() - started.toEpochMilli()) <= 2_000)
                .orElse(false);
    }
}
