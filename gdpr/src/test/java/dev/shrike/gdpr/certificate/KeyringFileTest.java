package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringFileTest {

    @TempDir
    private Path folder;

    private Path path;
    private KeyringFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("keys/keyring.json");
        file = new KeyringFile(path);
    }

    @Test
    void isMadeOnceReadableByItsOwnerOnly() throws IOException {
        file.createIfAbsent(Certified.FIRST_KEY);
        PublishedKeys made = file.read().keys();

        file.createIfAbsent(Certified.NOW);

        assertThat(file.read().keys()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertNothingBeside();
    }

    @Test
    void rotationKeepsTheOldKeysPublicHalfAndForgetsItsPrivateOne() throws IOException {
        file.createIfAbsent(Certified.FIRST_KEY);
        Keyring before = file.read();

        Keyring after = file.rotate(Certified.ROTATED);

        assertThat(after.keys().continues(before.keys())).isTrue();
        assertThat(file.read().keys()).isEqualTo(after.keys());
        assertThat(Files.readString(path)).doesNotContain(before.current().secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertNothingBeside();
    }

    @Test
    void whatItSignsVerifiesAfterARestart() {
        file.createIfAbsent(Certified.FIRST_KEY);
        Certificate certificate = file.read().certify(Certified.removed(), ChainHead.GENESIS, Certified.NOW);
        file.rotate(Certified.ROTATED);

        PublishedKeys published = new KeyringFile(path).read().keys();

        assertThat(new CertificateVerifier(published).verify(certificate.file()))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void missingFileStopsTheStart() {
        assertStops("does not exist");
        assertThat(path).doesNotExist();
    }

    @Test
    void fileThatOthersMayReadStopsTheStart() throws IOException {
        file.createIfAbsent(Certified.FIRST_KEY);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));

        assertStops("set its mode to 600");
    }

    @Test
    void damagedFileStopsTheStartAndIsLeftAlone() throws IOException {
        file.createIfAbsent(Certified.FIRST_KEY);
        Files.writeString(path, "{}");

        file.createIfAbsent(Certified.FIRST_KEY);

        assertStops("damaged");
        assertThat(path).hasContent("{}");
    }

    @Test
    void privateKeyOfAnotherStopsTheStartAndIsNotShown() throws IOException {
        file.createIfAbsent(Certified.FIRST_KEY);
        String secret = file.read().current().secret();
        String other = SigningKey.generate().secret();
        Files.writeString(path, Files.readString(path).replace(secret, other));

        assertStops("belong together");
        assertThatExceptionOfType(SigningKeyException.class)
                .isThrownBy(file::read)
                .satisfies(it -> assertThat(it).hasMessageNotContaining(other));
    }

    private void assertStops(String why) {
        assertThatExceptionOfType(SigningKeyException.class)
                .isThrownBy(file::read)
                .withMessageContaining(why);
    }

    private void assertNothingBeside() throws IOException {
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }
}
