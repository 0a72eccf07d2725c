package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeysTest {

    private final PublishedKeys keys = Certified.rotated().keys();

    @Test
    void rotationRetiresOneKeyForAnotherThatItEndorses() {
        PublishedKey first = keys.all().getFirst();
        PublishedKey second = keys.all().getLast();

        assertThat(first.until()).contains(Certified.ROTATED);
        assertThat(second.from()).isEqualTo(Certified.ROTATED);
        assertThat(second.until()).isEmpty();
        assertThat(second.endorsement().orElseThrow().by()).isEqualTo(first.keyId());
        assertThat(second.isEndorsedBy(first)).isTrue();
    }

    @Test
    void readsWhatItWroteHoweverItIsLaidOut() {
        String loose = keys.json().replace(",", " ,\n  ");

        assertThat(read(keys.json())).isEqualTo(keys);
        assertThat(read(loose)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`2026-12-01T00:00:00Z`|`2026-12-02T00:00:00Z`",
                "`\"until\":\"2026-12-01T00:00:00Z\"`|`\"until\":\"2026-12-02T00:00:00Z\"`",
                "`PUAXw-`|`QUAXw-`",
                "`Ed25519`|`RSA`",
                "`\"algorithm\"`|`\"use\":\"sig\",\"algorithm\"`"
            })
    void whateverIsChangedIsFound(String part, String instead) {
        assertThat(keys.json()).contains(part);
        assertThatExceptionOfType(MalformedDocumentException.class)
                .isThrownBy(() -> read(keys.json().replace(part, instead)));
    }

    @Test
    void keyWithoutItsPredecessorsWordIsRefused() {
        PublishedKey first = keys.all().getFirst();
        PublishedKey unasked = PublishedKey.first(Certified.secondKey(), Certified.ROTATED);
        PublishedKey self = PublishedKey.following(Certified.secondKey(), Certified.secondKey(), Certified.ROTATED);

        assertThatIllegalArgumentException().isThrownBy(() -> new PublishedKeys(List.of(first, unasked)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PublishedKeys(List.of(first, self)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublishedKeys(List.of(keys.all().getLast())));
        assertThatIllegalArgumentException().isThrownBy(() -> new PublishedKeys(List.of(first)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PublishedKeys(List.of()));
    }

    @Test
    void keyDoesNotFollowBeforeTheOneBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certified.keyring().followedBy(Certified.secondKey(), Certified.FIRST_KEY));
    }

    @Test
    void knowsWhichKeysCameAfterWhich() {
        PublishedKeys before = Certified.keyring().keys();
        PublishedKeys others =
                Keyring.first(SigningKey.generate(), Certified.FIRST_KEY).keys();

        assertThat(keys.continues(before)).isTrue();
        assertThat(keys.continues(keys)).isTrue();
        assertThat(before.continues(keys)).isFalse();
        assertThat(keys.continues(others)).isFalse();
    }

    @Test
    void anEndorsementIsNotTakenForACertificate() {
        PublishedKey second = keys.all().getLast();
        Certificate certificate = new Certificate(
                1,
                ChainHead.GENESIS.digest(),
                Certified.NOW,
                Certified.firstKey().id(),
                Certified.removed(),
                second.endorsement().map(PublishedKey.Endorsement::signature).orElseThrow());

        assertThat(new CertificateVerifier(keys).verify(certificate.file())).isInstanceOf(Verdict.Invalid.class);
    }

    @Test
    void findsAKeyByItsId() {
        assertThat(keys.find(Certified.firstKey().id()).map(PublishedKey::from)).contains(Certified.FIRST_KEY);
        assertThat(keys.find("0".repeat(64))).isEqualTo(Optional.empty());
    }

    private static PublishedKeys read(String json) {
        return PublishedKeys.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
