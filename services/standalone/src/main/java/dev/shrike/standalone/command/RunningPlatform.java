package dev.shrike.standalone.command;

import dev.shrike.standalone.rest.AdminRest;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;

/** The platform that runs on this machine, for commands that ask it. */
final class RunningPlatform {
    private RunningPlatform() {}

    /** Its REST interface; a failure that says what to do when it does not run. */
    static AdminRest of(LocalSettings settings) throws IOException {
        if (new RunNotes(settings.data()).readLive().isEmpty() || !Files.isReadable(settings.adminPasswordFile())) {
            throw new CommandFailure(
                    ExitCodes.NOT_RUNNING,
                    "Shrike does not run on " + settings.data() + ": start it with ./shrike up --detach");
        }
        return new AdminRest(
                settings.http(),
                Files.readString(settings.adminPasswordFile()).strip(),
                settings.data().resolve("admin-token"));
    }
}
