package dev.shrike.gdpr.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.key.DataKey;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the vault relies on, whoever wraps. */
public abstract class KmsContract {

    private final UUID person = UUID.randomUUID();

    /** The key management under test, usable. */
    protected abstract Kms kms();

    @Test
    void whatTheCurrentKeyWrapsIsUnwrappedByItsName() throws GeneralSecurityException {
        DataKey key = DataKey.generate(person, "sighting", 1);
        Kek current = kms().current();

        byte[] wrapped = key.wrap(current.aead());

        DataKey unwrapped = unwrap(current.id(), wrapped, person, 1);
        assertThat(unwrapped.fingerprint()).isEqualTo(key.fingerprint());
        assertThat(kms().current().id()).isEqualTo(current.id());
    }

    @Test
    void anotherContextIsRefusedAndIsNoOutage() throws GeneralSecurityException {
        Kek current = kms().current();
        byte[] wrapped = DataKey.generate(person, "sighting", 1).wrap(current.aead());

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> unwrap(current.id(), wrapped, person, 2))
                .isNotInstanceOf(KmsUnavailableException.class);
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> unwrap(current.id(), wrapped, UUID.randomUUID(), 1));
    }

    @Test
    void changedBytesAreRefused() throws GeneralSecurityException {
        Kek current = kms().current();
        byte[] wrapped = DataKey.generate(person, "sighting", 1).wrap(current.aead());
        wrapped[wrapped.length - 3] ^= 1;

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> unwrap(current.id(), wrapped, person, 1));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> unwrap(current.id(), new byte[] {1}, person, 1));
    }

    @Test
    void keysOfOthersAreNotFound() throws GeneralSecurityException {
        assertThat(kms().find("tink:00000000")).isEmpty();
        assertThat(kms().find("")).isEmpty();
        assertThat(kms().find("x" + kms().current().id())).isEmpty();
    }

    @Test
    void showsNamesOnly() throws GeneralSecurityException {
        assertThat(kms().current()).hasToString("Kek[" + kms().current().id() + "]");
        assertThat(kms().toString()).doesNotContain(RemoteFake.TOKEN);
    }

    private DataKey unwrap(String kekId, byte[] wrapped, UUID of, int version) throws GeneralSecurityException {
        return DataKey.unwrap(
                of, "sighting", version, wrapped, kms().find(kekId).orElseThrow());
    }
}
