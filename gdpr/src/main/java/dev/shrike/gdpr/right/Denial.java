package dev.shrike.gdpr.right;

import java.util.Locale;

/** Why a command on a request is not followed. */
public enum Denial {
    RECEIVED_IN_THE_FUTURE("A request cannot have been received after today."),
    ALREADY_DECIDED("The request is decided; nothing can happen to it any more."),
    ALREADY_EXTENDED("The period was extended before; the law allows that once."),
    TOO_LATE_TO_EXTEND("The person has to be told of an extension within the first month, which is over."),
    MONTHS_OUT_OF_RANGE("The period can be extended by one or two months."),
    REASON_MISSING("The person has to be told the reason."),
    ALREADY_PAUSED("The clock stands still already."),
    NOT_PAUSED("The clock runs already."),
    GROUND_DOES_NOT_APPLY("The law does not name this ground for this right."),
    BEFORE_THE_LAST_STEP("This would come before what happened to the request last.");

    private final String sentence;

    Denial(String sentence) {
        this.sentence = sentence;
    }

    /** For programs: {@code already-decided}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
