package dev.shrike.gdpr.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.RotatingKms;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The key management of one machine: a Tink keyset in a file that only its owner may read. Its primary key wraps, each of its
 * keys unwraps what it wrapped. A change of the file, by this process or another, is seen at the next use. Thread-safe.
 */
public final class KeyEncryptionKey implements RotatingKms {

    private final Path file;
    private volatile Keyset keyset;

    private KeyEncryptionKey(Path file) {
        this.file = file;
        this.keyset = Keyset.read(file);
    }

    /**
     * Reads the keyset file.
     *
     * @throws KeyMaterialException when there is none, when others than its owner may read it, or when it is damaged
     */
    public static KeyEncryptionKey load(Path file) {
        return new KeyEncryptionKey(file);
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
        return newest().primary().id();
    }

    @Override
    public Kek current() {
        return newest().primary();
    }

    @Override
    public Optional<Aead> find(String kekId) {
        Optional<Aead> known = keyset.find(kekId);
        return known.isPresent() ? known : newest().find(kekId);
    }

    @Override
    public Kek rotate() {
        KeysetFile.replace(
                file,
                old -> KeysetHandle.newBuilder(old)
                        .setConfiguration(AeadConfig2026.get())
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build());
        return newest().primary();
    }

    /** The old file's bytes are overwritten; whether the disk keeps them elsewhere is the disk's matter. */
    @Override
    public void destroy(String kekId) throws GeneralSecurityException {
        if (newest().primary().id().equals(kekId)) {
            throw new GeneralSecurityException("Key-encryption key " + kekId + " is current: rotate first");
        }
        if (newest().find(kekId).isPresent()) {
            KeysetFile.replace(file, old -> Keyset.without(old, kekId));
        }
        keyset = Keyset.read(file);
    }

    /** What the file holds now. While it cannot be read, what it held: a running service goes on. */
    private Keyset newest() {
        Keyset known = keyset;
        if (known.isOf(file)) {
            return known;
        }
        Keyset read = Keyset.read(file);
        keyset = read;
        return read;
    }

    private static KeysetHandle fresh() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey[" + keyset.primary().id() + " (redacted)]";
    }
}
