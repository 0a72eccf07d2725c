package dev.shrike.gdpr.seal;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The bytes of a sealed field: {@code 'S'}, format version 1, key version (four bytes, big-endian), then what Tink wrote
 * (nonce of 12 bytes, ciphertext, tag of 16 bytes). Pinned in hex by a test; a change of form is a new format version.
 */
record SealedValue(int keyVersion, byte[] ciphertext) {

    static final byte MAGIC = 'S';
    static final byte FORMAT = 1;

    private static final int HEADER_BYTES = 2 + Integer.BYTES;

    ByteBuffer encode() {
        return ByteBuffer.allocate(HEADER_BYTES + ciphertext.length)
                .put(MAGIC)
                .put(FORMAT)
                .putInt(keyVersion)
                .put(ciphertext)
                .flip();
    }

    /** Empty when the bytes were not written by {@link #encode}; leaves the buffer's position alone. */
    static Optional<SealedValue> parse(ByteBuffer sealed) {
        int at = sealed.position();
        if (sealed.remaining() < HEADER_BYTES || sealed.get(at) != MAGIC || sealed.get(at + 1) != FORMAT) {
            return Optional.empty();
        }
        int keyVersion = sealed.getInt(at + 2);
        if (keyVersion < 1) {
            return Optional.empty();
        }
        byte[] ciphertext = new byte[sealed.remaining() - HEADER_BYTES];
        sealed.get(at + HEADER_BYTES, ciphertext);
        return Optional.of(new SealedValue(keyVersion, ciphertext));
    }

    @Override
    public String toString() {
        return "SealedValue[key version " + keyVersion + ", " + ciphertext.length + " bytes]";
    }
}
