package dev.shrike.schemas.purpose;

/** Why personal data may be processed: article 6(1) of Regulation (EU) 2016/679. */
public enum LegalBasis {
    /** The person has said yes to this purpose, and may take it back. */
    CONSENT('a'),
    /** A contract with the person, or what the person asks for before one. */
    CONTRACT('b'),
    /** A law demands it. */
    LEGAL_OBLIGATION('c'),
    /** Somebody's life depends on it. */
    VITAL_INTERESTS('d'),
    /** A task in the public interest. */
    PUBLIC_TASK('e'),
    /** An interest that weighs more than the person's; the entry has to say which. */
    LEGITIMATE_INTERESTS('f');

    private final char letter;

    LegalBasis(char letter) {
        this.letter = letter;
    }

    /** Where it stands, for example {@code Art. 6(1)(b)}. */
    public String article() {
        return "Art. 6(1)(" + letter + ")";
    }
}
