package dev.shrike.gdpr.kms.transit;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import java.net.URI;

/** {@code hcvault-transit://host:port/key}, or {@code .../mount/key} when the engine is mounted elsewhere than at {@code transit}. */
public final class TransitProvider implements KmsProvider {

    @Override
    public String scheme() {
        return "hcvault-transit";
    }

    @Override
    public Kms open(URI address, KmsSettings settings) {
        if (settings.token().isEmpty() && settings.tokenFile().isEmpty()) {
            throw new KmsConfigurationException(
                    "Vault's transit engine needs a token: set it, or a file that holds it");
        }
        TransitKey key = TransitKey.of(address);
        return new TransitKms(key, new TransitClient(key, settings));
    }
}
