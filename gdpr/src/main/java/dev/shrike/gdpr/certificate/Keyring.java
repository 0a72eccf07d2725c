package dev.shrike.gdpr.certificate;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The key that signs, and all that did before it as they are published; of those the private halves are gone. Immutable and
 * thread-safe; shows ids only.
 */
public final class Keyring {

    private final PublishedKeys keys;
    private final SigningKey current;

    /** @throws IllegalArgumentException when the key is not the last of the published ones */
    Keyring(PublishedKeys keys, SigningKey current) {
        this.keys = keys;
        this.current = current;
        Permitted.require(
                keys.current().keyId().equals(current.id()), keys, "the private key is not that of the last key");
    }

    static Keyring first(SigningKey key, Instant from) {
        return new Keyring(new PublishedKeys(List.of(PublishedKey.first(key, from))), key);
    }

    Keyring followedBy(SigningKey next, Instant from) {
        return new Keyring(keys.followedBy(PublishedKey.following(current, next, from)), next);
    }

    /** The public halves. */
    public PublishedKeys keys() {
        return keys;
    }

    /**
     * Signs a statement as the next certificate of a chain. Its time is now, or, where clocks disagree, that of the
     * certificate before it or of the key.
     *
     * @throws IllegalArgumentException when it would be longer than the 1 MiB that verifiers read
     */
    public Certificate certify(Statement statement, ChainHead head, Instant now) {
        Instant issued = Stream.of(now, head.issued(), keys.current().from())
                .max(Instant::compareTo)
                .map(time -> Permitted.time("issued", time))
                .orElseThrow();
        return Certificate.sign(head, issued, statement, current);
    }

    SigningKey current() {
        return current;
    }

    @Override
    public String toString() {
        return "Keyring[" + current.id() + " (redacted)]";
    }
}
