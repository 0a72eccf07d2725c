package dev.shrike.gdpr.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of an erasure is proven. Each grade says all that those before it say. */
public enum Grade {

    /** The person's keys are destroyed: nobody opens their sealed values any more, whatever copies exist. */
    SHREDDED("Every key to the person's data is destroyed. Nobody can read that data any more, in whatever copy."),

    /** The sealed values are gone from the places that Shrike controls too. */
    PHYSICALLY_REMOVED("What had become unreadable has also been removed from every place that Shrike controls."),

    /** The last backup from before the erasure has expired. */
    FINAL("The last backup from before the erasure has expired as well.");

    private final String meaning;

    Grade(String meaning) {
        this.meaning = meaning;
    }

    /** What it means, in one or two sentences for anybody. */
    public String meaning() {
        return meaning;
    }

    /** As it stands in a certificate: {@code shredded}, {@code physically_removed}, {@code final}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grade of this text, if it is one. */
    public static Optional<Grade> of(String text) {
        return Arrays.stream(values()).filter(it -> it.text().equals(text)).findFirst();
    }
}
