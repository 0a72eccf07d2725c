package dev.shrike.users.restriction;

import java.util.Locale;

/** Why processing is restricted, art. 18(1). */
enum Ground {
    /** (a): the person says that the data is wrong. */
    ACCURACY_CONTESTED,
    /** (b): the use is against the law, and the person does not want the data erased. */
    UNLAWFUL_USE,
    /** (c): the person needs the data for legal claims. */
    NEEDED_FOR_CLAIMS,
    /** (d): the person objected, and it is not decided. */
    OBJECTION_PENDING;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ground of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
