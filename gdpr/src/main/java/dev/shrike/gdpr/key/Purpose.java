package dev.shrike.gdpr.key;

import java.util.regex.Pattern;

/** What a key is for; stands in addresses and tables, so it is a plain word. */
public final class Purpose {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private Purpose() {}

    public static boolean isValid(String purpose) {
        return WORD.matcher(purpose).matches();
    }
}
