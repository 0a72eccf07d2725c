package dev.shrike.gdpr.kms.transit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import dev.shrike.gdpr.kms.RotatingKms;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A key of a transit engine: each of its versions is a key-encryption key. Needs a policy that allows to read, rotate, configure
 * and trim the key besides encrypting and decrypting. Thread-safe.
 */
final class TransitKms implements RotatingKms {

    private final TransitKey key;
    private final TransitClient client;

    TransitKms(TransitKey key, TransitClient client) {
        this.key = key;
        this.client = client;
    }

    @Override
    public Kek current() throws GeneralSecurityException {
        return kek(latest());
    }

    @Override
    public Optional<Aead> find(String kekId) {
        OptionalInt version = key.version(kekId);
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(kek(version.getAsInt()).aead());
    }

    @Override
    public Kek rotate() throws GeneralSecurityException {
        client.post("keys/" + key.name() + "/rotate", JsonNodeFactory.instance.objectNode());
        return current();
    }

    /** Trims the key: the version and all before it are gone. */
    @Override
    public void destroy(String kekId) throws GeneralSecurityException {
        OptionalInt version = key.version(kekId);
        if (version.isEmpty()) {
            return;
        }
        int next = version.getAsInt() + 1;
        JsonNode state = client.get("keys/" + key.name()).path("data");
        if (state.path("latest_version").asInt() < next) {
            throw new GeneralSecurityException("Key-encryption key " + kekId + " is current: rotate first");
        }
        if (state.path("min_available_version").asInt() >= next) {
            return;
        }
        ObjectNode bounds = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "min_decryption_version",
                        Math.max(next, state.path("min_decryption_version").asInt()))
                .put(
                        "min_encryption_version",
                        Math.max(next, state.path("min_encryption_version").asInt()));
        client.post("keys/" + key.name() + "/config", bounds);
        client.post(
                "keys/" + key.name() + "/trim",
                JsonNodeFactory.instance.objectNode().put("min_available_version", next));
    }

    private int latest() throws GeneralSecurityException {
        int latest = client.get("keys/" + key.name())
                .path("data")
                .path("latest_version")
                .asInt();
        if (latest < 1) {
            throw new KmsUnavailableException("The transit engine does not tell the version of " + key);
        }
        return latest;
    }

    private Kek kek(int version) {
        return new Kek(key.id(version), new TransitAead(key, version, client));
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
