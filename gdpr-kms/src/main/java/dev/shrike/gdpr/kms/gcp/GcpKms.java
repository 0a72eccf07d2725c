package dev.shrike.gdpr.kms.gcp;

import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key of Cloud KMS: each of its versions is a key-encryption key. Versions are made by the rotation that is set there, and are
 * destroyed there, which takes effect only after the time that is set for the key. Thread-safe.
 */
final class GcpKms implements Kms {

    private static final String PREFIX = "gcp:";
    private static final Pattern VERSION = Pattern.compile("/cryptoKeyVersions/[1-9][0-9]{0,8}");

    private final String key;
    private final GcpClient client;

    GcpKms(String key, GcpClient client) {
        this.key = key;
        this.client = client;
    }

    @Override
    public Kek current() throws GeneralSecurityException {
        String version = client.get(key).path("primary").path("name").asText("");
        if (!isVersion(version)) {
            throw new KmsUnavailableException("Cloud KMS does not tell the primary version of " + key);
        }
        return new Kek(PREFIX + version, new GcpAead(key, version, client));
    }

    @Override
    public Optional<Aead> find(String kekId) {
        String version = kekId.startsWith(PREFIX) ? kekId.substring(PREFIX.length()) : "";
        return isVersion(version) ? Optional.of(new GcpAead(key, version, client)) : Optional.empty();
    }

    private boolean isVersion(String name) {
        return name.startsWith(key)
                && VERSION.matcher(name.substring(key.length())).matches();
    }

    @Override
    public String toString() {
        return PREFIX + key;
    }
}
