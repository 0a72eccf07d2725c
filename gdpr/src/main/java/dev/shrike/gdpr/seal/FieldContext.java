package dev.shrike.gdpr.seal;

import dev.shrike.gdpr.key.AssociatedData;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * The associated data of one field's values: who, which event, of which kind, which field, which key. A ciphertext that is moved
 * anywhere else does not open. What changes from value to value has a fixed length, so that all else is laid out once. Immutable
 * and thread-safe.
 */
final class FieldContext {

    private static final String DOMAIN = "shrike.sealed-field.v1";
    private static final UUID ANYBODY = new UUID(0, 0);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    /** Domain and person, each behind its length. */
    private static final int PERSON = 2 * Integer.BYTES + DOMAIN.length();

    private static final int EVENT = PERSON + 2 * Long.BYTES + Integer.BYTES;

    private final byte[] laidOut;

    FieldContext(String event, int major, String path) {
        laidOut = new AssociatedData(DOMAIN)
                .with(ANYBODY)
                .with(ANYBODY)
                .with(event)
                .with(major)
                .with(path)
                .with(0)
                .bytes();
    }

    byte[] of(UUID person, UUID eventId, int keyVersion) {
        byte[] bytes = laidOut.clone();
        put(bytes, PERSON, person);
        put(bytes, EVENT, eventId);
        INTS.set(bytes, bytes.length - Integer.BYTES, keyVersion);
        return bytes;
    }

    private static void put(byte[] bytes, int at, UUID id) {
        LONGS.set(bytes, at, id.getMostSignificantBits());
        LONGS.set(bytes, at + Long.BYTES, id.getLeastSignificantBits());
    }
}
