package dev.shrike.gdpr.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.shrike.gdpr.key.DataKey;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Wraps data keys. A Tink keyset: its primary key wraps, each of its keys unwraps what it wrapped. Immutable and
 * thread-safe.
 */
public final class KeyEncryptionKey {

    private final Aead aead;
    private final String id;
    private final Set<String> ids;

    private KeyEncryptionKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.aead = keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
        this.id = idOf(keyset.getPrimary());
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < keyset.size(); i++) {
            all.add(idOf(keyset.getAt(i)));
        }
        this.ids = Set.copyOf(all);
    }

    /**
     * Reads the keyset file.
     *
     * @throws KeyMaterialException when there is none, when others than its owner may read it, or when it is damaged
     */
    public static KeyEncryptionKey load(Path file) {
        return of(KeysetFile.read(file), file);
    }

    /**
     * For a machine that keeps its own key (local mode, tests): reads the keyset file, or makes it with mode 600 when
     * there is none. A vault that was written with another key is found by {@link PostgresVault#requireOwnKey}.
     */
    public static KeyEncryptionKey loadOrCreate(Path file) {
        KeysetFile.createIfAbsent(file, KeyEncryptionKey::fresh);
        return load(file);
    }

    /** Names the wrapping key in the vault's table; tells nothing about the key. */
    public String id() {
        return id;
    }

    boolean knows(String kekId) {
        return ids.contains(kekId);
    }

    byte[] wrap(DataKey key) throws GeneralSecurityException {
        return key.wrap(aead);
    }

    DataKey unwrap(UUID person, String purpose, int version, byte[] wrapped) throws GeneralSecurityException {
        return DataKey.unwrap(person, purpose, version, wrapped, aead);
    }

    private static KeyEncryptionKey of(KeysetHandle keyset, Path file) {
        try {
            return new KeyEncryptionKey(keyset);
        } catch (GeneralSecurityException e) {
            throw new KeyMaterialException("Key-encryption key file " + file + " is not a keyset for wrapping", e);
        }
    }

    private static KeysetHandle fresh() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    private static String idOf(KeysetHandle.Entry entry) {
        return String.format(Locale.ROOT, "tink:%08x", entry.getId());
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey[" + id + " (redacted)]";
    }
}
