package dev.shrike.gdpr.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.key.DataKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyEncryptionKeyTest {

    @TempDir
    private Path folder;

    @Test
    void isCreatedReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("keys/kek.json");

        KeyEncryptionKey.loadOrCreate(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void unwrapsAfterARestartWhatItWrappedBefore() throws GeneralSecurityException {
        Path file = folder.resolve("kek.json");
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 1);
        byte[] wrapped = KeyEncryptionKey.loadOrCreate(file).wrap(key);

        KeyEncryptionKey again = KeyEncryptionKey.loadOrCreate(file);

        assertThat(again.unwrap(Birders.ana(), "sighting", 1, wrapped).fingerprint())
                .isEqualTo(key.fingerprint());
    }

    @Test
    void missingFileStopsTheStart() {
        Path file = folder.resolve("absent.json");

        assertThatExceptionOfType(KeyMaterialException.class)
                .isThrownBy(() -> KeyEncryptionKey.load(file))
                .withMessageContaining("does not exist");
        assertThat(file).doesNotExist();
    }

    @Test
    void fileThatOthersMayReadStopsTheStart() throws IOException {
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey.loadOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(KeyMaterialException.class)
                .isThrownBy(() -> KeyEncryptionKey.load(file))
                .withMessageContaining("600");
    }

    @Test
    void damagedFileStopsTheStartAndIsLeftAlone() throws IOException {
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey.loadOrCreate(file);
        Files.writeString(file, "{}");

        assertThatExceptionOfType(KeyMaterialException.class).isThrownBy(() -> KeyEncryptionKey.loadOrCreate(file));
        assertThat(file).hasContent("{}");
    }

    @Test
    void anotherKeyDoesNotUnwrap() throws GeneralSecurityException {
        byte[] wrapped = KeyEncryptionKey.loadOrCreate(folder.resolve("a.json"))
                .wrap(DataKey.generate(Birders.ana(), "sighting", 1));
        KeyEncryptionKey other = KeyEncryptionKey.loadOrCreate(folder.resolve("b.json"));

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> other.unwrap(Birders.ana(), "sighting", 1, wrapped));
    }

    @Test
    void showsItsNameAndNothingElse() {
        KeyEncryptionKey key = KeyEncryptionKey.loadOrCreate(folder.resolve("kek.json"));

        assertThat(key.toString()).isEqualTo("KeyEncryptionKey[" + key.id() + " (redacted)]");
        assertThat(key.id()).matches("tink:[0-9a-f]{8}");
    }
}
