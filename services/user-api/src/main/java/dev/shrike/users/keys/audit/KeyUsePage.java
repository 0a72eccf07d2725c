package dev.shrike.users.keys.audit;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A page of the audit, newest first.
 *
 * @param next given as {@code after} it leads to the older entries; absent on the last page
 */
@Introspected
record KeyUsePage(List<KeyUse> entries, @Nullable String next) {

    private static final Pattern CURSOR = Pattern.compile("k([0-9]{1,18})");

    static KeyUsePage of(List<KeyUse> entries, int limit) {
        return new KeyUsePage(
                entries, entries.size() < limit ? null : "k" + entries.getLast().position());
    }

    /** The position that a client gives back; empty when it is none. */
    static OptionalLong positionIn(String cursor) {
        var match = CURSOR.matcher(cursor);
        return match.matches() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }
}
