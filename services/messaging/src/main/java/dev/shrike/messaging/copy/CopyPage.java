package dev.shrike.messaging.copy;

import java.util.List;

/**
 * Some of what an owner has. Immutable.
 *
 * @param next where the page after this one begins; {@link #BEGINNING}, which is nowhere to go on to, when this is the last
 */
public record CopyPage<T>(List<T> items, String next) {
    /** Before everything. */
    public static final String BEGINNING = "";

    /** Copies the list. */
    public CopyPage {
        items = List.copyOf(items);
    }

    boolean last() {
        return next.equals(BEGINNING);
    }
}
