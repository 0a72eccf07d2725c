package dev.shrike.standalone.exports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Exports of a running platform. Everything throws {@code RestException} when it does not do what it is asked. */
public final class ExportsClient {
    private static final String PATH = "/gdpr/exports";
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long POLL_MILLIS = 250;

    private final PlatformRest platform;

    public ExportsClient(PlatformRest platform) {
        this.platform = platform;
    }

    /** Begins an export of the person's data, or joins the one under way. */
    public ExportState request(UUID person) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("user").put("id", person.toString());
        return ExportState.of(platform.post(PATH, body));
    }

    /**
     * Waits until the export is ready, for an hour at most.
     *
     * @param listener hears how far it is
     * @throws ExportFailure when it fails, or takes longer
     */
    public ExportState await(ExportState begun, Consumer<ExportState> listener) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ExportState now = begun;
        while (now.underWay()) {
            listener.accept(now);
            if (System.nanoTime() > deadline) {
                throw new ExportFailure("The export is not ready after " + PATIENCE.toMinutes() + " min" + waiting(now)
                        + "; it goes on, and the same command joins it");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            now = ExportState.of(platform.get(PATH + "/" + now.id()));
        }
        if (!now.ready()) {
            throw new ExportFailure("The export has " + now.state());
        }
        listener.accept(now);
        return now;
    }

    /**
     * Fetches the file of an export that is ready, and checks it. The file appears when it is whole; only its owner can read
     * it.
     *
     * @param replace whether a file that is there is replaced
     * @throws ExportFailure when it is not whole, or cannot be written
     */
    public ExportedFile fetch(ExportState ready, Path file, boolean replace) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Path unfinished = Files.createTempFile(
                    folder,
                    "shrike-export-",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                platform.download(ready.file(), unfinished);
                ExportedFile exported = ExportedFile.read(unfinished);
                Files.move(
                        unfinished,
                        file,
                        replace
                                ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE}
                                : new CopyOption[0]);
                return exported;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (FileAlreadyExistsException e) {
            throw new ExportFailure(file + " is there already; --force replaces it", e);
        } catch (IOException e) {
            throw new ExportFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** For a message: whom it waits for, if anybody. */
    public static String waiting(ExportState state) {
        return state.waitingFor().isEmpty() ? "" : ", waiting for the " + state.waitingFor();
    }
}
