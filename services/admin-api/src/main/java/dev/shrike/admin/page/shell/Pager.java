package dev.shrike.admin.page.shell;

import io.micronaut.core.annotation.Nullable;

/**
 * Where a table goes on. Services give a cursor for the next page; the browser knows the one before.
 *
 * @param first the first page; null on it
 * @param next null on the last page
 * @param said such as "1-50 of 1,204", or "50 people"
 */
public record Pager(@Nullable String first, @Nullable String next, String said) {

    /** From the cursors that a service gave and was given. */
    public static Pager of(Link page, @Nullable String after, @Nullable String next, String said) {
        String first = after == null || after.isEmpty()
                ? null
                : page.with("after", null).href();
        return new Pager(first, next == null ? null : page.with("after", next).href(), said);
    }

    /** Whether there is anything to leaf through. */
    public boolean needed() {
        return first != null || next != null;
    }
}
