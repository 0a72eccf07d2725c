package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps two processes from running servers on the same data. The kernel frees it when its holder dies, however that happens. */
final class FolderLock implements AutoCloseable {
    private final Optional<FileChannel> channel;

    private FolderLock(Optional<FileChannel> channel) {
        this.channel = channel;
    }

    /** For one who only looks. */
    static FolderLock none() {
        return new FolderLock(Optional.empty());
    }

    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (!tryLock(channel)) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new ServerStartException(
                    Reason.ALREADY_RUNNING,
                    "Shrike already runs on " + folder.getParent() + " (process " + holder + ")");
        }
        // always as long, so that it can be written over on a full disk
        channel.write(
                StandardCharsets.UTF_8.encode(
                        "%-10d%n".formatted(ProcessHandle.current().pid())),
                0);
        return new FolderLock(Optional.of(channel));
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
