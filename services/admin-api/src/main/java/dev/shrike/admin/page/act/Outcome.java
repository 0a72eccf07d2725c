package dev.shrike.admin.page.act;

import java.util.Locale;

/** How an act ended. */
enum Outcome {
    /** It was done. */
    DONE,
    /** A rule or a role forbids it. */
    REFUSED,
    /** A part did not answer; it may have been done. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
