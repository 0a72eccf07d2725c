package dev.shrike.users.gdpr;

import dev.shrike.gdpr.key.AssociatedData;
import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps words about a person, which may hold anything, under a key of that person: they end with the person. Bound to their
 * row and column, so that they do not open anywhere else. Thread-safe; joins the caller's transaction.
 *
 * <p>The bytes: key version (four bytes, big-endian), then what AES-256-GCM wrote.
 */
@Singleton
public class SealedWords {

    /** What the key is for. */
    public static final String PURPOSE = "request";

    private static final String DOMAIN = "shrike.words.v1";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PostgresVault vault;

    SealedWords(PostgresVault vault) {
        this.vault = vault;
    }

    /**
     * Seals words.
     *
     * @param row the id of the row they are kept in
     * @param column its column, with its table
     * @throws dev.shrike.gdpr.key.PersonErasedException when the person is erased
     * @throws dev.shrike.gdpr.key.VaultUnavailableException when there is no key to be had now
     */
    public byte[] seal(UUID person, UUID row, String column, String words) {
        DataKey key = vault.provision(person, PURPOSE);
        try {
            byte[] plain = words.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = key.encrypt(plain, context(person, row, column, key.version()));
            return ByteBuffer.allocate(Integer.BYTES + sealed.length)
                    .putInt(key.version())
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A data key cannot encrypt", e);
        }
    }

    /**
     * Opens words again.
     *
     * @return empty when the person was erased
     * @throws ProblemException 503 when the vault is away
     */
    public Optional<String> open(UUID person, UUID row, String column, byte[] sealed) {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        int version = in.getInt();
        byte[] ciphertext = new byte[in.remaining()];
        in.get(ciphertext);
        return switch (vault.find(person, PURPOSE, version)) {
            case KeyAnswer.Found(DataKey key) ->
                Optional.of(open(key, context(person, row, column, version), ciphertext));
            case KeyAnswer.Erased _ -> Optional.empty();
            case KeyAnswer.Unavailable(String reason) -> throw ProblemException.unavailable(RETRY_AFTER, reason, null);
            case KeyAnswer.Unknown _ ->
                throw new IllegalStateException("The key of " + column + " " + row + " was never issued");
        };
    }

    private static String open(DataKey key, byte[] context, byte[] ciphertext) {
        try {
            return new String(key.decrypt(ciphertext, context), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Words under " + key + " were changed in the database", e);
        }
    }

    private static byte[] context(UUID person, UUID row, String column, int version) {
        return new AssociatedData(DOMAIN)
                .with(person)
                .with(row)
                .with(column)
                .with(version)
                .bytes();
    }
}
