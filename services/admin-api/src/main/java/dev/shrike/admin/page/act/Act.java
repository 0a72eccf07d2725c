package dev.shrike.admin.page.act;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that somebody does on the page. Words and ids only: an act is kept for a year, and is nobody's secret.
 *
 * @param kind whether it changes something
 * @param action a word, or a few joined by dashes
 * @param target what kind of thing it is done to
 * @param id which one
 */
public record Act(Kind kind, String action, String target, String id) {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1,120}");
    private static final int LONGEST = 40;
    private static final String PERSON = "person";

    /** Whether something is changed or only looked at. */
    public enum Kind {
        VIEW("view"),
        CHANGE("change");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    public Act {
        requireWord(action);
        requireWord(target);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("An act is done to something with an id, not to free text");
        }
        if (target.equals(PERSON)) {
            UUID.fromString(id); // the audit log takes an erased person out by it
        }
    }

    /** Something is changed. */
    public static Act change(String action, String target, Object id) {
        return new Act(Kind.CHANGE, action, target, id.toString());
    }

    /** Something is looked at that not everybody may see. */
    public static Act view(String target, Object id) {
        return new Act(Kind.VIEW, "view", target, id.toString());
    }

    private static void requireWord(String word) {
        if (word.length() > LONGEST || !WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("No word of the platform: " + word);
        }
    }
}
