package dev.shrike.gdpr.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** A Tink keyset in a file that only its owner may read. */
final class KeysetFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeysetFile() {}

    static KeysetHandle read(Path file) {
        try {
            requireOwnerOnly(file);
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
        } catch (NoSuchFileException e) {
            throw new KeyMaterialException("Key-encryption key file " + file + " does not exist", e);
        } catch (IOException e) {
            throw new KeyMaterialException("Key-encryption key file " + file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key-encryption key file " + file + " is damaged", e);
        }
    }

    /** Either the whole file appears, on disk, or none; a file that is already there is left alone. */
    static void createIfAbsent(Path file, KeysetSource source) {
        if (Files.exists(file)) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(folder);
            write(draft, json(source.make()));
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                return; // another process was first: its key is the one
            } finally {
                Files.delete(draft);
            }
            sync(folder);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyMaterialException("Key-encryption key file " + file + " cannot be created", e);
        }
    }

    /**
     * Puts another keyset in the place of the one there: whoever reads sees the old one or the new one. One at a time, of all
     * processes; the new file is on disk before the old one's bytes are overwritten.
     */
    static void replace(Path file, KeysetChange change) {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        synchronized (KeysetFile.class) { // a file lock is the whole process's
            try (FileChannel turn = open(folder.resolve(file.getFileName() + ".lock"), StandardOpenOption.CREATE);
                    FileLock _ = turn.lock();
                    FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE)) {
                write(draft, json(change.of(read(file))));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                sync(folder);
                overwrite(old);
            } catch (IOException | GeneralSecurityException e) {
                throw new KeyMaterialException("Key-encryption key file " + file + " cannot be replaced", e);
            } finally {
                deleteDraft(draft);
            }
        }
    }

    private static void deleteDraft(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new KeyMaterialException("Draft " + draft + " of a keyset cannot be deleted: delete it by hand", e);
        }
    }

    private static void overwrite(FileChannel old) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(old.size()));
        while (zeros.hasRemaining()) {
            old.write(zeros);
        }
        old.force(true);
    }

    private static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    }

    private static FileChannel open(Path file, StandardOpenOption how) throws IOException {
        return FileChannel.open(
                file, EnumSet.of(how, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }

    private static void write(Path draft, String json) throws IOException {
        try (FileChannel channel = open(draft, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(granted)) {
            throw new KeyMaterialException("Key-encryption key file " + file + " may be used by others than its owner ("
                    + PosixFilePermissions.toString(granted) + "): set its mode to 600");
        }
    }

    /** What becomes of a keyset. */
    @FunctionalInterface
    interface KeysetChange {
        KeysetHandle of(KeysetHandle old) throws GeneralSecurityException;
    }

    /** Makes the keyset when one is needed. */
    @FunctionalInterface
    interface KeysetSource {
        KeysetHandle make() throws GeneralSecurityException;
    }
}
