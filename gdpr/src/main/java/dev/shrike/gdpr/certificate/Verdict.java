package dev.shrike.gdpr.certificate;

/** What verifying a certificate came to. */
public sealed interface Verdict {

    /** It is what was signed, by a key that was in use then. */
    record Valid(Certificate certificate) implements Verdict {}

    /**
     * It proves nothing.
     *
     * @param reason in words
     */
    record Invalid(Flaw flaw, String reason) implements Verdict {}
}
