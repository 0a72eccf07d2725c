package dev.shrike.gdpr.certificate;

import java.util.Locale;

/** What is wrong with a certificate, or with a chain of them. */
public enum Flaw {

    /** Not a certificate at all. */
    MALFORMED,

    /** A certificate, but not byte for byte in the form that was signed and handed out. */
    NOT_CANONICAL,

    /** Signed by a key that is not among the published ones. */
    UNKNOWN_KEY,

    /** Signed by a published key that is older than the one that is trusted. */
    UNTRUSTED_KEY,

    /** The signature does not match: something was changed. */
    WRONG_SIGNATURE,

    /** Issued before the key was in use. */
    KEY_NOT_YET_VALID,

    /** Issued after the key was retired. */
    KEY_RETIRED,

    /** About another erasure than the one asked for. */
    OTHER_ERASURE,

    /** About another person than the one asked for. */
    OTHER_PERSON,

    /** A certificate of the chain is missing. */
    GAP,

    /** Two certificates claim one place in the chain. */
    FORK,

    /** The certificates are all there, but not in their order. */
    REORDERED,

    /** Issued before the certificate before it. */
    BACKDATED;

    /** In lower case, for programs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
