package dev.shrike.gdpr.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.key.DataKey;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What rotation relies on. Kept apart from {@link KmsContract}, as an interface, for those that pass both. */
public interface RotatingContract {

    RotatingKms rotating();

    @Test
    default void aNewKeyWrapsAndTheOldOneStillUnwraps() throws GeneralSecurityException {
        DataKey key = DataKey.generate(UUID.randomUUID(), "sighting", 1);
        Kek old = rotating().current();
        byte[] wrapped = key.wrap(old.aead());

        Kek fresh = rotating().rotate();

        assertThat(fresh.id())
                .isNotEqualTo(old.id())
                .isEqualTo(rotating().current().id());
        assertThat(unwrap(old.id(), key, wrapped)).isEqualTo(key.fingerprint());
        assertThat(unwrap(fresh.id(), key, key.wrap(fresh.aead()))).isEqualTo(key.fingerprint());
        assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> unwrap(fresh.id(), key, wrapped));
    }

    @Test
    default void whatADestroyedKeyWrappedIsLostForGood() throws GeneralSecurityException {
        DataKey key = DataKey.generate(UUID.randomUUID(), "sighting", 1);
        Kek old = rotating().current();
        byte[] wrapped = key.wrap(old.aead());
        Kek fresh = rotating().rotate();
        byte[] wrappedAnew = key.wrap(fresh.aead());

        rotating().destroy(old.id());
        rotating().destroy(old.id());

        assertThat(rotating()
                        .find(old.id())
                        .map(aead -> opens(key, wrapped, aead))
                        .orElse(false))
                .isFalse();
        assertThat(unwrap(fresh.id(), key, wrappedAnew)).isEqualTo(key.fingerprint());
    }

    @Test
    default void theCurrentKeyCannotBeDestroyed() throws GeneralSecurityException {
        Kek current = rotating().current();

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> rotating().destroy(current.id()));
        assertThat(rotating().current().id()).isEqualTo(current.id());
    }

    private String unwrap(String kekId, DataKey key, byte[] wrapped) throws GeneralSecurityException {
        return DataKey.unwrap(
                        key.person(),
                        key.purpose(),
                        key.version(),
                        wrapped,
                        rotating().find(kekId).orElseThrow())
                .fingerprint();
    }

    private static boolean opens(DataKey key, byte[] wrapped, com.google.crypto.tink.Aead aead) {
        try {
            return DataKey.unwrap(key.person(), key.purpose(), key.version(), wrapped, aead) != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
