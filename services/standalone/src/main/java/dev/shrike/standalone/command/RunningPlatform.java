package dev.shrike.standalone.command;

import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;

/** The platform that commands ask: the one that runs on this machine, or the one that {@code SHRIKE_URL} names. */
final class RunningPlatform {
    private RunningPlatform() {}

    /** Its REST interface; a failure that says what to do when it does not run. */
    static PlatformRest of(LocalSettings settings) throws IOException {
        return new PlatformRest(
                settings.http(), adminPassword(settings), settings.data().resolve("admin-token"));
    }

    /** The administrator's password; a failure that says what to do when it does not run, or the password is not known. */
    static String adminPassword(LocalSettings settings) throws IOException {
        require(settings);
        return settings.adminPassword()
                .orElseThrow(() -> settings.elsewhere().isEmpty()
                        ? notRunning(settings)
                        : new CommandFailure("The administrator's password is needed: set SHRIKE_ADMIN_PASSWORD"));
    }

    /** A failure that says what to do when it does not run; one elsewhere is taken to run. */
    static void require(LocalSettings settings) throws IOException {
        if (settings.elsewhere().isEmpty() && !running(settings)) {
            throw notRunning(settings);
        }
    }

    private static boolean running(LocalSettings settings) throws IOException {
        return new RunNotes(settings.data())
                .readLive()
                .map(RunNote::phase)
                .filter(phase -> phase != RunNote.Phase.FAILED)
                .isPresent();
    }

    private static CommandFailure notRunning(LocalSettings settings) {
        return new CommandFailure(
                ExitCodes.NOT_RUNNING,
                "Shrike does not run on " + settings.data() + ": start it with ./shrike up --detach");
    }
}
