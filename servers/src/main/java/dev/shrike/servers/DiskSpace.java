package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the data folder's disk. Servers that run out of it in the middle of a write are hard to bring back. */
public final class DiskSpace {
    private static final long MEBIBYTE = 1024 * 1024;
    /** Kafka and PostgreSQL lay out about this much before the first event. */
    private static final long NEEDED = 300 * MEBIBYTE;

    private DiskSpace() {}

    /**
     * Checks that servers can be started on a folder, which need not exist yet.
     *
     * @throws ServerStartException when the disk is as good as full
     */
    public static void require(Path folder) throws IOException {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        long usable = Files.getFileStore(existing).getUsableSpace();
        if (usable < NEEDED) {
            throw new ServerStartException(
                    Reason.DISK_FULL,
                    "The disk of " + folder + " is full: " + usable / MEBIBYTE + " MB are free and " + NEEDED / MEBIBYTE
                            + " MB are needed. Make room, or choose another folder with SHRIKE_DATA");
        }
    }

    static boolean saysFull(String message) {
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }
}
