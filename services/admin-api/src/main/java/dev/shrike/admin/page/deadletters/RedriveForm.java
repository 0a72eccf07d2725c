package dev.shrike.admin.page.deadletters;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What was sent to be redriven.
 *
 * @param letter keys of letters
 * @param all whether all that match are meant, whatever is named
 * @param outOfOrder whether an event may come behind later ones of its key or aggregate
 */
@Introspected
record RedriveForm(
        @Nullable List<String> letter,
        @Nullable String all,
        @Nullable String outOfOrder,
        @Nullable String where,
        @Nullable String of,
        @Nullable String reason) {

    boolean meansAll() {
        return "true".equals(all);
    }

    boolean mayBeOutOfOrder() {
        return "true".equals(outOfOrder);
    }

    List<String> letters() {
        return letter == null ? List.of() : letter;
    }

    LetterFilter filter() {
        return new LetterFilter(text(where), text(of), text(reason), false);
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
