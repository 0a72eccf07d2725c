package dev.shrike.users.keys.audit;

import java.util.Locale;

/** What became of a question. That the vault was away is no outcome: nothing was told. */
enum Outcome {
    ISSUED,
    ERASED,
    UNKNOWN,
    REFUSED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
