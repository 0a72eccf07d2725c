package dev.shrike.users.profile;

/** What profile fields look like. */
public final class ProfileRules {

    /** A user name: ASCII, so that it looks the same to everybody. The same as in auth-api. */
    public static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._-]{1,63}";

    /** The same in words. */
    public static final String USERNAME_RULE = "must be 2 to 64 letters, digits, dots, dashes or underscores";

    /** One line of visible text. */
    public static final String PLAIN_TEXT = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*";

    /** The same in words. */
    public static final String PLAIN_TEXT_RULE = "must be one line of text and not blank";

    private ProfileRules() {}
}
