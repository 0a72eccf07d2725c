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
        byte[] wrapped = wrap(KeyEncryptionKey.loadOrCreate(file), key);

        KeyEncryptionKey again = KeyEncryptionKey.loadOrCreate(file);

        assertThat(unwrap(again, again.id(), wrapped).fingerprint()).isEqualTo(key.fingerprint());
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
        byte[] wrapped = wrap(
                KeyEncryptionKey.loadOrCreate(folder.resolve("a.json")),
                DataKey.generate(Birders.ana(), "sighting", 1));
        KeyEncryptionKey other = KeyEncryptionKey.loadOrCreate(folder.resolve("b.json"));

        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> unwrap(other, other.id(), wrapped));
    }

    @Test
    void showsItsNameAndNothingElse() {
        KeyEncryptionKey key = KeyEncryptionKey.loadOrCreate(folder.resolve("kek.json"));

        assertThat(key.toString()).isEqualTo("KeyEncryptionKey[" + key.id() + " (redacted)]");
        assertThat(key.id()).matches("tink:[0-9a-f]{8}");
    }

    @Test
    void aNewKeyTakesOverAndTheOldOneStillUnwraps() throws Exception {
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey kek = KeyEncryptionKey.loadOrCreate(file);
        KeyEncryptionKey inAnotherProcess = KeyEncryptionKey.load(file);
        String old = kek.id();
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 1);
        byte[] wrapped = wrap(kek, key);

        String fresh = kek.rotate().id();

        assertThat(fresh).isNotEqualTo(old).isEqualTo(kek.id()).isEqualTo(inAnotherProcess.id());
        assertThat(unwrap(inAnotherProcess, old, wrapped).fingerprint()).isEqualTo(key.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("kek.json.lock"));
        }
    }

    @Test
    void aDestroyedKeyIsGoneForEverybodyAndItsBytesAreOverwritten() throws Exception {
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey kek = KeyEncryptionKey.loadOrCreate(file);
        KeyEncryptionKey inAnotherProcess = KeyEncryptionKey.load(file);
        String old = kek.id();
        String fresh = kek.rotate().id();
        Path sameFile = Files.createLink(folder.resolve("hard-link"), file);

        kek.destroy(old);
        kek.destroy(old);

        assertThat(kek.find(old)).isEmpty();
        assertThat(KeyEncryptionKey.load(file).find(old)).isEmpty();
        assertThat(inAnotherProcess.id()).isEqualTo(fresh);
        assertThat(inAnotherProcess.find(old)).isEmpty();
        assertThat(Files.readAllBytes(sameFile)).containsOnly((byte) 0);
    }

    @Test
    void theCurrentKeyIsNotDestroyed() {
        KeyEncryptionKey kek = KeyEncryptionKey.loadOrCreate(folder.resolve("kek.json"));

        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> kek.destroy(kek.id()));
        assertThat(kek.find(kek.id())).isPresent();
    }

    @Test
    void aFileThatIsOutOfReachForAMomentStopsNobody() throws IOException {
        Path file = folder.resolve("kek.json");
        KeyEncryptionKey kek = KeyEncryptionKey.loadOrCreate(file);
        String id = kek.id();
        Files.move(file, folder.resolve("elsewhere"));

        assertThat(kek.id()).isEqualTo(id);
        assertThat(kek.find("tink:00000000")).isEmpty();
    }

    private static byte[] wrap(KeyEncryptionKey kek, DataKey key) throws GeneralSecurityException {
        return key.wrap(kek.current().aead());
    }

    private static DataKey unwrap(KeyEncryptionKey kek, String id, byte[] wrapped) throws GeneralSecurityException {
        return DataKey.unwrap(
                Birders.ana(), "sighting", 1, wrapped, kek.find(id).orElseThrow());
    }
}
