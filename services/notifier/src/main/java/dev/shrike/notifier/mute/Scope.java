package dev.shrike.notifier.mute;

import java.util.Locale;

/** What a mute is about. */
enum Scope {
    TYPE,
    IMAGE,
    PERSON;

    /** As it is stored. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
