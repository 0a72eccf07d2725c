package dev.shrike.gdpr.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    @Test
    void signsAsRfc8032Does() {
        assertThat(hex(Certified.firstKey().sign(new byte[0])))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                                + "d25bf5f0595bbe24655141438e7a100b");
        assertThat(hex(Certified.secondKey().sign(new byte[] {0x72})))
                .isEqualTo(
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                                + "387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void isNamedByTheHashOfItsPublicKey() {
        assertThat(Certified.firstKey().id())
                .isEqualTo("21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9");
    }

    @Test
    void halvesOfTwoKeysAreNoKey() {
        String publicKey = Certified.firstKey().publicKey();
        String secret = Certified.secondKey().secret();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.of(publicKey, secret))
                .withMessageContaining("belong together");
    }

    @Test
    void showsItsIdAndNothingElse() {
        SigningKey key = SigningKey.generate();

        assertThat(key.toString()).contains(key.id()).doesNotContain(key.secret());
        assertThat(Keyring.first(key, Certified.NOW).toString())
                .contains(key.id())
                .doesNotContain(key.secret());
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64));
    }
}
