package dev.shrike.gdpr.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All keys that ever signed certificates of one chain, the first one first. Each but the first is endorsed by the one before
 * it, and begins where that one ends; the last is in use. Immutable.
 */
public record PublishedKeys(List<PublishedKey> all) {

    private static final int MOST = 1_000;

    /** @throws IllegalArgumentException when they do not follow upon each other so */
    public PublishedKeys {
        all = Permitted.list("keys", MOST, all, PublishedKey::keyId);
        Permitted.require(!all.isEmpty(), all, "there are none");
        Permitted.require(all.getFirst().endorsement().isEmpty(), all, "the first key cannot be endorsed");
        Permitted.require(all.getLast().until().isEmpty(), all, "the last key is retired");
        for (int i = 1; i < all.size(); i++) {
            requireFollows(all.get(i - 1), all.get(i));
        }
    }

    /**
     * Reads what {@link #json} made, with whitespace as one likes.
     *
     * @throws MalformedDocumentException when it is not that
     */
    public static PublishedKeys read(byte[] json) {
        return MalformedDocumentException.in(
                "published keys",
                () -> new PublishedKeys(StrictObject.readAll(CanonicalJson.parse(json), "keys", PublishedKey::read)));
    }

    /** A list of {key_id, algorithm, public_key, from, until?, endorsed_by?, endorsement?}, in canonical JSON. */
    public String json() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        all.forEach(key -> list.add(key.tree()));
        return new String(CanonicalJson.bytes(list), StandardCharsets.UTF_8) + "\n";
    }

    /** The key in use. */
    public PublishedKey current() {
        return all.getLast();
    }

    public Optional<PublishedKey> find(String keyId) {
        return all.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** Whether these are all of the others, and perhaps some that came later. */
    public boolean continues(PublishedKeys earlier) {
        if (earlier.all.size() > all.size()) {
            return false;
        }
        for (int i = 0; i < earlier.all.size(); i++) {
            if (!all.get(i).isSameAs(earlier.all.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first was in use no later than the second. */
    boolean isOrdered(String first, String second) {
        List<String> ids = all.stream().map(PublishedKey::keyId).toList();
        return ids.contains(first) && ids.indexOf(first) <= ids.indexOf(second);
    }

    PublishedKeys followedBy(PublishedKey next) {
        Instant from = next.from();
        Permitted.require(from.isAfter(current().from()), next, "a key cannot follow before the one before it begins");
        List<PublishedKey> more = new ArrayList<>(all);
        more.set(all.size() - 1, current().retired(from));
        more.add(next);
        return new PublishedKeys(more);
    }

    private static void requireFollows(PublishedKey before, PublishedKey key) {
        Permitted.require(
                before.until().equals(Optional.of(key.from())), key, "a key does not begin where the last ends");
        Permitted.require(key.from().isAfter(before.from()), key, "a key is retired before it begins");
        Permitted.require(key.isEndorsedBy(before), key, "a key is not endorsed by the one before it");
    }
}
