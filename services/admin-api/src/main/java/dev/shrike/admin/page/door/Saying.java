package dev.shrike.admin.page.door;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Locale;

/** What the form for logging in may say first. In addresses by name, so that nobody else's words are shown here. */
enum Saying {
    EXPIRED("Your session has ended. Log in again to go on where you were."),
    OUT("You are logged out."),
    STALE("The form had waited too long. Please try again."),
    NO_ROLE(
            "This account has no role on this page. An administrator can give it one: privacy officer, analyst or operator.");

    private final String text;

    Saying(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The text of a name in an address; null for any other. */
    @Nullable
    static String of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(saying -> saying.code().equals(code))
                .map(Saying::text)
                .findFirst()
                .orElse(null);
    }
}
