package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What is signed today has to verify in ten years: a change here is a new format, never an edit. The files were made by
 * another implementation.
 */
class GoldenCertificateTest {

    private final Certificate certificate =
            Certified.keyring().certify(Certified.removed(), ChainHead.GENESIS, Certified.NOW);
    private final CertificateVerifier verifier =
            new CertificateVerifier(PublishedKeys.read(golden("golden-keys.json")));

    @Test
    void fileOfACertificateIsFixed() {
        assertThat(text(certificate.file())).isEqualTo(text(golden("golden-certificate.json")));
    }

    @Test
    void digestThatTheNextOneIsTiedToIsFixed() {
        assertThat(certificate.digest()).isEqualTo("dc814729bef8b95dd955791337d3111b1e4e98d99db2a542df4001b231dfbaf5");
    }

    @Test
    void digestOfAPersonIsFixed() {
        assertThat(PersonDigest.of(Certified.ERASURE, Birders.ana()).hex())
                .isEqualTo("1c9ac1f735cd10a0e89bfd93968e4e16ddaf9a903b0b50b4129484c0ba60194e");
    }

    @Test
    void publishedKeysAreFixed() {
        assertThat(Certified.rotated().keys().json()).isEqualTo(text(golden("golden-keys.json")));
    }

    @Test
    void verifiesWhatTheFirstReleaseSigned() {
        assertThat(verifier.verify(golden("golden-certificate.json"))).isEqualTo(new Verdict.Valid(certificate));
    }

    @Test
    void changeOfAnySingleByteIsNoticed() {
        byte[] file = golden("golden-certificate.json");
        for (int place = 0; place < file.length; place++) {
            for (int flip : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                byte[] changed = file.clone();
                changed[place] ^= (byte) flip;
                assertThat(verifier.verify(changed))
                        .as("byte %d xor %d", place, flip)
                        .isInstanceOf(Verdict.Invalid.class);
            }
        }
    }

    @Test
    void byteTooMuchOrTooLittleIsNoticed() {
        byte[] file = golden("golden-certificate.json");
        for (int place = 0; place <= file.length; place++) {
            assertThat(verifier.verify(without(file, place))).isInstanceOf(Verdict.Invalid.class);
            assertThat(verifier.verify(with(file, place))).isInstanceOf(Verdict.Invalid.class);
        }
    }

    @Test
    void holdsNoIdOfThePerson() {
        UUID person = Birders.ana();

        assertThat(text(certificate.file()))
                .doesNotContain(person.toString(), person.toString().replace("-", ""));
    }

    /** At the end it leaves the newline away. */
    private static byte[] without(byte[] file, int place) {
        int gap = Math.min(place, file.length - 1);
        byte[] shorter = Arrays.copyOf(file, file.length - 1);
        System.arraycopy(file, gap + 1, shorter, gap, file.length - gap - 1);
        return shorter;
    }

    private static byte[] with(byte[] file, int place) {
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        System.arraycopy(file, place, longer, place + 1, file.length - place);
        longer[place] = ' ';
        return longer;
    }

    private static byte[] golden(String name) {
        try (InputStream file = GoldenCertificateTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
