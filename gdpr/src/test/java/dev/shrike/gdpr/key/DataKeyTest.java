package dev.shrike.gdpr.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.util.SecretBytes;
import dev.shrike.gdpr.Birders;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DataKeyTest {

    private static final byte[] CONTEXT = "context".getBytes(UTF_8);
    private static final byte[] PLAIN = "two chicks".getBytes(UTF_8);

    @Test
    void decryptsWhatItEncrypted() throws GeneralSecurityException {
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 1);

        assertThat(key.decrypt(key.encrypt(PLAIN, CONTEXT), CONTEXT)).isEqualTo(PLAIN);
    }

    @Test
    void refusesAnotherContext() throws GeneralSecurityException {
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 1);
        byte[] ciphertext = key.encrypt(PLAIN, CONTEXT);

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> key.decrypt(ciphertext, "another".getBytes(UTF_8)));
    }

    @Test
    void everyGeneratedKeyIsAnother() {
        DataKey first = DataKey.generate(Birders.ana(), "sighting", 1);
        DataKey second = DataKey.generate(Birders.ana(), "sighting", 1);

        assertThat(first.fingerprint()).hasSize(32).isNotEqualTo(second.fingerprint());
    }

    @Test
    void showsNothingOfItsBytes() {
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 1);

        assertThat(key.toString())
                .contains("redacted")
                .doesNotContain(HexFormat.of().formatHex(key.exposed()))
                .doesNotContain(IssuedKey.of(key).key());
    }

    @Test
    void unwrapsOnlyUnderTheNameItWasWrappedFor() throws GeneralSecurityException {
        Aead wrapping = Primitives.aead(SecretBytes.randomBytes(DataKey.BYTES));
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 1);
        byte[] wrapped = key.wrap(wrapping);

        assertThat(DataKey.unwrap(Birders.ana(), "sighting", 1, wrapped, wrapping)
                        .exposed())
                .isEqualTo(key.exposed());
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> DataKey.unwrap(Birders.bruno(), "sighting", 1, wrapped, wrapping));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> DataKey.unwrap(Birders.ana(), "profile", 1, wrapped, wrapping));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> DataKey.unwrap(Birders.ana(), "sighting", 2, wrapped, wrapping));
    }

    @Test
    void travelsToAServiceAndBack() {
        DataKey key = DataKey.generate(Birders.ana(), "sighting", 3);

        DataKey arrived = IssuedKey.of(key).toDataKey();

        assertThat(arrived.exposed()).isEqualTo(key.exposed());
        assertThat(arrived).extracting(DataKey::version, DataKey::fingerprint).containsExactly(3, key.fingerprint());
    }

    @Test
    void isRefusedWhenItsBytesAreNotThoseOfItsFingerprint() {
        IssuedKey issued = IssuedKey.of(DataKey.generate(Birders.ana(), "sighting", 1));
        String otherBytes = Base64.getEncoder().encodeToString(new byte[DataKey.BYTES]);
        IssuedKey damaged = new IssuedKey(issued.person(), "sighting", 1, issued.fingerprint(), otherBytes);

        assertThatIllegalArgumentException().isThrownBy(damaged::toDataKey).withMessageContaining("fingerprint");
    }

    @Test
    void issuedFormShowsNothingOfItsBytes() {
        IssuedKey issued = IssuedKey.of(DataKey.generate(Birders.ana(), "sighting", 1));

        assertThat(issued.toString()).contains("redacted").doesNotContain(issued.key());
    }

    @Test
    void refusesWhatIsNoPurposeNoVersionAndNoKey() {
        SecretBytes tooShort = SecretBytes.copyFrom(new byte[16], InsecureSecretKeyAccess.get());

        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.generate(Birders.ana(), "../etc", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.generate(Birders.ana(), "sighting", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataKey(Birders.ana(), "sighting", 1, tooShort));
    }
}
