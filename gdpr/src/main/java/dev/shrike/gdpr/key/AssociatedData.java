package dev.shrike.gdpr.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Builds associated data that can be read in one way only: every part stands behind its length (four bytes, big-endian),
 * so that no two lists of parts give the same bytes. Not thread-safe; made for one value.
 */
public final class AssociatedData {

    private static final int UUID_BYTES = 16;

    private ByteBuffer buffer;

    /** Starts with the name of what is protected, which keeps the uses of a key apart. */
    public AssociatedData(String domain) {
        buffer = ByteBuffer.allocate(128);
        with(domain);
    }

    public AssociatedData with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    public AssociatedData with(byte[] part) {
        room(part.length).putInt(part.length).put(part);
        return this;
    }

    public AssociatedData with(UUID part) {
        room(UUID_BYTES)
                .putInt(UUID_BYTES)
                .putLong(part.getMostSignificantBits())
                .putLong(part.getLeastSignificantBits());
        return this;
    }

    public AssociatedData with(int part) {
        room(Integer.BYTES).putInt(Integer.BYTES).putInt(part);
        return this;
    }

    public byte[] bytes() {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private ByteBuffer room(int length) {
        int needed = Integer.BYTES + length;
        if (buffer.remaining() < needed) {
            buffer = ByteBuffer.allocate(2 * (buffer.position() + needed)).put(buffer.flip());
        }
        return buffer;
    }
}
