package dev.shrike.gdpr.certificate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** A file of mode 600, which is on disk as a whole or not at all. */
record OwnerOnlyFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** @throws SigningKeyException when others than its owner may use it */
    byte[] read() throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(granted)) {
            throw new SigningKeyException("Certificate key file " + path + " may be used by others than its owner ("
                    + PosixFilePermissions.toString(granted) + "): set its mode to 600");
        }
        return Files.readAllBytes(path);
    }

    /** Leaves a file alone that another process made meanwhile. */
    void create(byte[] content) throws IOException {
        Path folder = folder();
        Files.createDirectories(folder);
        Path draft = draft(content);
        try {
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first: its file is the one
        } finally {
            Files.delete(draft);
        }
        sync(folder);
    }

    void replace(byte[] content) throws IOException {
        Path draft = draft(content);
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        sync(folder());
    }

    private Path draft(byte[] content) throws IOException {
        Path draft = folder().resolve(path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(draft, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return draft;
    }

    private Path folder() {
        return path.toAbsolutePath().getParent();
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
