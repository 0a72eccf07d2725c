package dev.shrike.standalone.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of one data folder: made at the first start, kept in files that only their owner may read, never printed. A missing
 * file is made anew, an empty one is an error.
 */
public final class LocalSecrets {
    private static final int BYTES = 32;

    private final Path folder;

    public LocalSecrets(Path data) {
        this.folder = data.resolve("secrets");
    }

    /** PostgreSQL's password. */
    public String postgresPassword() throws IOException {
        return readOrMake(folder.resolve("postgres-password"));
    }

    /** PostgreSQL's password for one who only looks: blank when there is none yet. */
    public String postgresPasswordIfAny() throws IOException {
        Path file = folder.resolve("postgres-password");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /** What services prove themselves to one another with. */
    public String serviceSecret() throws IOException {
        return readOrMake(folder.resolve("service-secret"));
    }

    /** Where the key that signs tokens is kept. */
    public Path tokenKeyFile() throws IOException {
        return makeFolder().resolve("token-key.json");
    }

    /** Where the key is kept that wraps every person's keys. */
    public Path keyEncryptionKeyFile() throws IOException {
        return makeFolder().resolve("kek.json");
    }

    /** Where the key is kept that signs certificates of erasure. */
    public Path certificateKeyringFile() throws IOException {
        return makeFolder().resolve("certificate-keyring.json");
    }

    /** Reads the secret of a file, after making one if there is none. */
    public static String readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            write(file, random());
        }
        String secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty; restore it from a backup");
        }
        return secret;
    }

    private static void write(Path file, String secret) throws IOException {
        makeFolder(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".secret-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, (secret + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path makeFolder() throws IOException {
        makeFolder(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
