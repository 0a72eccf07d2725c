package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shrike.gdpr.Birders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateVerifierTest {

    private final CertificateVerifier verifier =
            new CertificateVerifier(Certified.rotated().keys());
    private final Certificate certificate = sign(Certified.NOW, Certified.firstKey());

    @Test
    void whatWasSignedIsValid() {
        assertThat(verifier.verify(certificate.file())).isEqualTo(new Verdict.Valid(certificate));
    }

    @Test
    void shreddedCertificateNeedsNoAcknowledgementAndNoScan() {
        Certificate shredded =
                Certified.keyring().certify(Certified.shredded(UUID.randomUUID()), ChainHead.GENESIS, Certified.NOW);

        assertThat(verifier.verify(shredded.file())).isEqualTo(new Verdict.Valid(shredded));
    }

    @Test
    void isAboutWhoeverKnowsBothIds() {
        assertThat(verify(Expectation.of(Certified.ERASURE, Birders.ana()))).isInstanceOf(Verdict.Valid.class);
        assertThat(flaw(verify(Expectation.of(Certified.ERASURE, Birders.bruno()))))
                .isEqualTo(Flaw.OTHER_PERSON);
        assertThat(flaw(verify(Expectation.of(Birders.bruno(), Birders.ana())))).isEqualTo(Flaw.OTHER_ERASURE);
        assertThat(flaw(verify(new Expectation(Optional.empty(), Optional.of(Birders.bruno())))))
                .isEqualTo(Flaw.OTHER_PERSON);
    }

    @Test
    void changedMeaningDoesNotVerify() {
        assertThat(flaw(changed("\"sealed_values_erased\":37", "\"sealed_values_erased\":38")))
                .isEqualTo(Flaw.WRONG_SIGNATURE);
        assertThat(flaw(changed("physically_removed", "final"))).isEqualTo(Flaw.WRONG_SIGNATURE);
        assertThat(flaw(changed("\"number\":1,", "\"number\":2,"))).isEqualTo(Flaw.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"number\":1,`|`\"number\":1.0,`",
                "`\"number\":1,`|`\"number\":1e0,`",
                "`\"number\":1,`|`\"number\":\"1\",`",
                "`\"number\":1,`|`\"number\":0,`",
                "`\"number\":1,`|`\"number\":-1,`",
                "`\"number\":1,`|`\"number\":9007199254740992,`",
                "`\"number\":1,`|`\"number\":99999999999999999999,`",
                "`\"number\":1,`|`\"number\":1,\"number\":1,`",
                "`\"number\":1,`|`\"number\":1,\"more\":1,`",
                "`\"number\":1,`|``",
                "`\"findings\":0`|`\"findings\":1`",
                "`\"findings\":0`|`\"findings\":0,\"note\":null`",
                "`\"version\":2`|`\"version\":99999999999`",
                "`\"grade\":\"physically_removed\"`|`\"grade\":\"perfect\"`",
                "`shrike.erasure-certificate.v1`|`shrike.erasure-certificate.v2`",
                "`3f0c2c9e-7a51-4e0e-8d53-0b7f4a3c9a11`|`3F0C2C9E-7A51-4E0E-8D53-0B7F4A3C9A11`",
                "`2026-11-20T22:30:00Z`|`20 November 2026`",
                "`\"acknowledged\":\"2026-11-20T22:30:01Z\",`|``"
            })
    void whatIsNoCertificateIsMalformed(String part, String instead) {
        assertThat(flaw(changed(part, instead))).isEqualTo(Flaw.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"number\":1,`|`\"number\": 1,`",
                "`\"shredded\"`|`\"shre\\u0064ded\"`",
                "`2026-11-20T22:30:00Z`|`2026-11-20T22:30:00.000Z`",
                "`\"2026-11-20T22:30:02.250Z\"`|`\"2026-11-20T22:30:02.2500001Z\"`"
            })
    void anotherSpellingOfTheSameIsRefused(String part, String instead) {
        assertThat(flaw(changed(part, instead))).isEqualTo(Flaw.NOT_CANONICAL);
    }

    @Test
    void messagesSayWhereAndNotWhat() {
        assertThat(((Verdict.Invalid) changed("\"version\":2", "\"version\":\"ana@example.org\"")).reason())
                .isEqualTo("No certificate: certificate.keys[2].version is not a whole number.");
    }

    @Test
    void keyThatIsNotPublishedIsUnknown() {
        CertificateVerifier before = new CertificateVerifier(Certified.keyring().keys());
        Certificate later = sign(Certified.ROTATED, Certified.secondKey());

        assertThat(flaw(before.verify(later.file()))).isEqualTo(Flaw.UNKNOWN_KEY);
    }

    @Test
    void retiredKeyVerifiesWhatItSignedAndNoMore() {
        Instant last = Certified.ROTATED.minusNanos(1_000);

        assertThat(verifier.verify(sign(last, Certified.firstKey()).file())).isInstanceOf(Verdict.Valid.class);
        assertThat(flaw(verifier.verify(
                        sign(Certified.ROTATED, Certified.firstKey()).file())))
                .isEqualTo(Flaw.KEY_RETIRED);
    }

    @Test
    void keySignsNothingFromBeforeItsTime() {
        Instant early = Certified.ROTATED.minusNanos(1_000);

        assertThat(flaw(verifier.verify(sign(early, Certified.secondKey()).file())))
                .isEqualTo(Flaw.KEY_NOT_YET_VALID);
        assertThat(verifier.verify(
                        sign(Certified.ROTATED, Certified.secondKey()).file()))
                .isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void trustedKeyBringsThoseAfterItAndNotThoseBeforeIt() {
        var trusting = CertificateVerifier.trusting(
                Certified.rotated().keys(), Certified.secondKey().id());

        assertThat(trusting.verify(
                        sign(Certified.ROTATED, Certified.secondKey()).file()))
                .isInstanceOf(Verdict.Valid.class);
        assertThat(flaw(trusting.verify(certificate.file()))).isEqualTo(Flaw.UNTRUSTED_KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateVerifier.trusting(
                        Certified.keyring().keys(), Certified.secondKey().id()));
    }

    @Test
    void anySpellingCanBeReadButIsNoProof() {
        String pretty = text().replace(",", ", ").strip();

        assertThat(Certificate.read(pretty.getBytes(StandardCharsets.UTF_8))).isEqualTo(certificate);
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> Certificate.read("[]".getBytes(StandardCharsets.UTF_8)))
                .withMessage("No certificate: certificate is not an object");
    }

    private static Certificate sign(Instant issued, SigningKey key) {
        return Certificate.sign(ChainHead.GENESIS, issued, Certified.removed(), key);
    }

    private Verdict verify(Expectation expectation) {
        return verifier.verify(certificate.file(), expectation);
    }

    private Verdict changed(String part, String instead) {
        assertThat(text()).contains(part);
        return verifier.verify(
                text().replace(part, instead == null ? "" : instead).getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return new String(certificate.file(), StandardCharsets.UTF_8);
    }

    private static Flaw flaw(Verdict verdict) {
        return ((Verdict.Invalid) verdict).flaw();
    }
}
