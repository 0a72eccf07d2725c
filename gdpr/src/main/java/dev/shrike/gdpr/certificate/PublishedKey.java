package dev.shrike.gdpr.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A key to verify certificates with. Immutable.
 *
 * @param keyId the SHA-256 of the raw public key, in hex digits
 * @param publicKey the raw Ed25519 key (32 bytes) in base64url
 * @param from the first moment of which it may sign
 * @param until the moment it was retired, from which on it may sign no more; empty while it is in use
 * @param endorsement by the key before it; the first key has none
 */
public record PublishedKey(
        String keyId, String publicKey, Instant from, Optional<Instant> until, Optional<Endorsement> endorsement) {

    private static final String ENDORSED_FORM = "shrike.certificate-key.v1";

    /**
     * The word of the key before it that this one follows.
     *
     * @param by that key's id
     * @param signature over the canonical JSON of format, algorithm, key_id, public_key, from and endorsed_by
     */
    public record Endorsement(String by, String signature) {}

    /** @throws IllegalArgumentException when a part is not what it should be */
    public PublishedKey {
        Permitted.require(keyId.equals(idOf(publicKey)), keyId, "key_id is not that of the public key");
        from = Permitted.time("from", from);
        until = until.map(time -> Permitted.time("until", time));
    }

    static PublishedKey first(SigningKey key, Instant from) {
        return new PublishedKey(key.id(), key.publicKey(), from, Optional.empty(), Optional.empty());
    }

    /** The key after this one, with this one's word for it. */
    static PublishedKey following(SigningKey endorser, SigningKey next, Instant from) {
        PublishedKey bare = first(next, from);
        String signature = endorser.sign(bare.endorsed(endorser.id()));
        var endorsement = Optional.of(new Endorsement(endorser.id(), signature));
        return new PublishedKey(bare.keyId, bare.publicKey, bare.from, Optional.empty(), endorsement);
    }

    PublishedKey retired(Instant at) {
        return new PublishedKey(keyId, publicKey, from, Optional.of(at), endorsement);
    }

    /** Whether this key has the word of that one. */
    boolean isEndorsedBy(PublishedKey other) {
        return endorsement
                .filter(it -> it.by().equals(other.keyId))
                .filter(it -> other.verifies(endorsed(other.keyId), it.signature()))
                .isPresent();
    }

    boolean verifies(byte[] message, String signature) {
        return Ed25519.verifies(publicKey, message, signature);
    }

    /** Whether both are the same key, however long each says it was used. */
    boolean isSameAs(PublishedKey other) {
        return keyId.equals(other.keyId) && from.equals(other.from) && endorsement.equals(other.endorsement);
    }

    static String idOf(String publicKey) {
        return Sha256.hex(Ed25519.decode(publicKey, 32));
    }

    private byte[] endorsed(String by) {
        return CanonicalJson.bytes(named().put("format", ENDORSED_FORM)
                .put("from", from.toString())
                .put("endorsed_by", by));
    }

    private ObjectNode named() {
        return CanonicalJson.object()
                .put("key_id", keyId)
                .put("algorithm", Ed25519.NAME)
                .put("public_key", publicKey);
    }

    ObjectNode tree() {
        ObjectNode tree = named().put("from", from.toString());
        until.ifPresent(time -> tree.put("until", time.toString()));
        endorsement.ifPresent(it -> tree.put("endorsed_by", it.by()).put("endorsement", it.signature()));
        return tree;
    }

    static PublishedKey read(StrictObject from) {
        String algorithm = from.text("algorithm");
        Permitted.require(algorithm.equals(Ed25519.NAME), algorithm, "algorithm is not " + Ed25519.NAME);
        Optional<String> by = from.optionalText("endorsed_by");
        Optional<String> signature = from.optionalText("endorsement");
        Permitted.require(by.isPresent() == signature.isPresent(), by, "endorsed_by goes with endorsement");
        return new PublishedKey(
                from.text("key_id"),
                from.text("public_key"),
                from.time("from"),
                from.optionalTime("until"),
                by.map(it -> new Endorsement(it, signature.orElseThrow())));
    }
}
