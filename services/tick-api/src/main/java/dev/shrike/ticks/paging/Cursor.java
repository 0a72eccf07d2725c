package dev.shrike.ticks.paging;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A place in a list, opaque to the client. Stable: what is added later does not move it.
 *
 * @param position the position of the last row shown
 */
public record Cursor(long position) {
    /** Before the first row of a list that begins with the newest. */
    public static final Cursor START = new Cursor(Long.MAX_VALUE);

    /**
     * Reads a cursor as it was given out; none is the start.
     *
     * @throws ProblemException 400 when it was not given out by us
     */
    public static Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == Long.BYTES) {
                return new Cursor(ByteBuffer.wrap(bytes).getLong());
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return ProblemException.invalid("after", "is not a cursor of this list");
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
