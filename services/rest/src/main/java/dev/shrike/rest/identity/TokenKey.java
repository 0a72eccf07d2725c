package dev.shrike.rest.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** The key pair that person tokens are signed with (P-256). Immutable; {@code toString} shows the key's id only. */
public final class TokenKey implements VerificationKeys {

    private final ECKey key;
    private final ECPublicKey publicKey;

    private TokenKey(ECKey key) {
        this.key = key;
        try {
            this.publicKey = key.toECPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("The token key is not a usable P-256 key", e);
        }
    }

    /** A new key that is kept nowhere. */
    public static TokenKey generate() {
        try {
            return new TokenKey(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This JVM cannot make P-256 keys", e);
        }
    }

    /**
     * Reads a key file (one private JWK).
     *
     * @throws IllegalStateException when it is no such file
     */
    public static TokenKey read(Path file) {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve()) || key.getKeyID() == null) {
                throw new IllegalStateException(file + " holds no private P-256 key with an id");
            }
            return new TokenKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the token key " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is not a JSON web key");
        }
    }

    /** Reads the file, which is made first, with mode 600, when there is none. Safe against another process doing so too. */
    public static TokenKey readOrCreate(Path file) {
        if (Files.notExists(file)) {
            try {
                create(file.toAbsolutePath());
            } catch (FileAlreadyExistsException e) {
                return read(file); // another process was first
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot make the token key " + file, e);
            }
        }
        return read(file);
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(file.getParent(), ".token-key", null, mode);
        try {
            Files.writeString(fresh, generate().key.toJSONString(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.createLink(file, fresh); // whole or not at all, and never over another's
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public Optional<ECPublicKey> find(String keyId) {
        return key.getKeyID().equals(keyId) ? Optional.of(publicKey) : Optional.empty();
    }

    /** The public half as a JSON web key set, for {@code GET /keys}. */
    public Map<String, Object> publicKeySet() {
        return new JWKSet(key.toPublicJWK()).toJSONObject(true);
    }

    ECKey signing() {
        return key;
    }

    @Override
    public String toString() {
        return "TokenKey[" + key.getKeyID() + "]";
    }
}
