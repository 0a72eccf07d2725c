package dev.shrike.gdpr.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Keeps a keyring in a file that only its owner may read. Several processes may read and make it; whoever rotates has to see
 * to it that nobody else does.
 */
public final class KeyringFile {

    private static final String FORMAT = "shrike.certificate-keyring.v1";

    private final OwnerOnlyFile file;

    public KeyringFile(Path file) {
        this.file = new OwnerOnlyFile(file);
    }

    /**
     * Reads it, each time anew.
     *
     * @throws SigningKeyException when there is none, when others than its owner may use it, or when it is damaged
     */
    public Keyring read() {
        try {
            return parse(file.read());
        } catch (NoSuchFileException e) {
            throw new SigningKeyException("Certificate key file " + file + " does not exist", e);
        } catch (IOException e) {
            throw new SigningKeyException("Certificate key file " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new SigningKeyException("Certificate key file " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * For a machine that keeps its own key (local mode, tests): makes the file, with one key, when there is none.
     *
     * @throws SigningKeyException when it cannot be made
     */
    public void createIfAbsent(Instant now) {
        if (Files.exists(file.path())) {
            return;
        }
        try {
            file.create(bytes(Keyring.first(SigningKey.generate(), now)));
        } catch (IOException e) {
            throw new SigningKeyException("Certificate key file " + file + " cannot be made", e);
        }
    }

    /**
     * Adds a new key, endorsed by the one in use, which is retired: its private half is in the file no more.
     *
     * @param at the first moment of the new key, after everything that the old one has signed
     * @throws SigningKeyException when the file cannot be read or replaced; it is then as it was
     */
    public Keyring rotate(Instant at) {
        Keyring rotated = read().followedBy(SigningKey.generate(), at);
        try {
            file.replace(bytes(rotated));
        } catch (IOException e) {
            throw new SigningKeyException("Certificate key file " + file + " cannot be replaced", e);
        }
        return rotated;
    }

    static byte[] bytes(Keyring keyring) {
        ObjectNode tree = CanonicalJson.object()
                .put("format", FORMAT)
                .put("private_key", keyring.current().secret());
        var list = tree.putArray("keys");
        keyring.keys().all().forEach(key -> list.add(key.tree()));
        return CanonicalJson.bytes(tree);
    }

    private static Keyring parse(byte[] json) {
        return StrictObject.read(CanonicalJson.parse(json), "keyring", from -> {
            String format = from.text("format");
            Permitted.require(format.equals(FORMAT), format, "format is not " + FORMAT);
            PublishedKeys keys = new PublishedKeys(from.list("keys", PublishedKey::read));
            return new Keyring(keys, SigningKey.of(keys.current().publicKey(), from.text("private_key")));
        });
    }
}
