package dev.shrike.schemas.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from other ids, so that the same work done twice gives the same event. */
public final class DerivedId {
    private DerivedId() {}

    /**
     * A name-based UUID, version 5 of RFC 9562 (SHA-1), with the parent as name space.
     *
     * @param parent the id it follows from
     * @param name what sets it apart from other ids that follow from the same parent
     */
    public static UUID of(UUID parent, String name) {
        byte[] hash = sha1(ByteBuffer.allocate(16 + name.getBytes(StandardCharsets.UTF_8).length)
                .putLong(parent.getMostSignificantBits())
                .putLong(parent.getLeastSignificantBits())
                .put(name.getBytes(StandardCharsets.UTF_8))
                .array());
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }
}
