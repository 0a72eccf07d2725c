package dev.shrike.gdpr.scan;

/** What a scan proves. */
public enum Verdict {
    /** Everything was looked at, and nothing of the person can be read. */
    CLEAN,
    /** Something of the person can be read, or could be made readable. */
    FINDINGS,
    /** Nothing was found, but not everything could be looked at, or the vault did not answer: proves nothing. */
    INCONCLUSIVE
}
