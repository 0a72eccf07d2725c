package dev.shrike.servers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for processes to end, also for those that are not our children. */
final class Processes {
    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);

    private Processes() {}

    /** Whether the process ended within the timeout. */
    static boolean awaitEnd(ProcessHandle process, Duration timeout) {
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException fault) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), fault);
        }
    }

    /** Ends the process and all that it started, and waits until they are gone. */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> family =
                new java.util.ArrayList<>(process.descendants().toList());
        family.addFirst(process);
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> awaitEnd(member, KILL_TIMEOUT));
    }
}
