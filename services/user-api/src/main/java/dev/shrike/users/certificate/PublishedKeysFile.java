package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.PublishedKeys;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Puts the public keys into a file, for a command that verifies without asking anybody. Thread-safe. */
@Singleton
class PublishedKeysFile {

    private final Optional<Path> file;

    PublishedKeysFile(@Nullable @Value("${shrike.certificate.publish-file:}") String file) {
        this.file = Optional.ofNullable(file).filter(it -> !it.isBlank()).map(Path::of);
    }

    /** Does nothing where no file is set. The file is replaced as a whole. */
    void write(PublishedKeys keys) {
        file.ifPresent(path -> write(path.toAbsolutePath(), keys.json()));
    }

    private static void write(Path path, String json) {
        Path draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(draft, json, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            try {
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The published certificate keys cannot be written to " + path, e);
        }
    }
}
