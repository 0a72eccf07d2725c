package dev.shrike.users.keys.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a service may do with the keys of a purpose; each right holds the ones before it. */
public enum KeyRight {
    /** Nothing: takes away a right that is there by default. */
    NONE,

    /** Have the current key made and get it: enough to write. */
    SEAL,

    /** Get every version of a key: needed to read what was written earlier. */
    OPEN;

    boolean covers(KeyRight wanted) {
        return compareTo(wanted) >= 0;
    }

    /** Its name in settings and in the audit. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KeyRight> of(String text) {
        return Arrays.stream(values())
                .filter(right -> right.text().equals(text))
                .findFirst();
    }
}
