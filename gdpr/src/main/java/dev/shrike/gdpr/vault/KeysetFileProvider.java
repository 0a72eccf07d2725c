package dev.shrike.gdpr.vault;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import java.net.URI;
import java.nio.file.Path;

/** {@code file:/path/of/kek.json}: a keyset in a file. */
public final class KeysetFileProvider implements KmsProvider {

    @Override
    public String scheme() {
        return "file";
    }

    /** @throws KeyMaterialException when there is no such file, or it cannot be used */
    @Override
    public Kms open(URI address, KmsSettings settings) {
        try {
            Path file = Path.of(address);
            return settings.create() ? KeyEncryptionKey.loadOrCreate(file) : KeyEncryptionKey.load(file);
        } catch (IllegalArgumentException e) {
            throw new KmsConfigurationException("Not the address of a keyset file: " + address, e);
        }
    }
}
