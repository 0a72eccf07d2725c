package dev.shrike.gdpr.certificate;

/** What verifying a chain of certificates came to. */
public sealed interface ChainVerdict {

    /**
     * Every certificate is valid and tied to the one before it.
     *
     * @param head the last one, from which on more can be verified
     */
    record Intact(ChainHead head) implements ChainVerdict {}

    /**
     * The chain proves nothing from here on.
     *
     * @param place of the first certificate that is wrong, in the list, counted from 0
     * @param reason in words
     */
    record Broken(int place, Flaw flaw, String reason) implements ChainVerdict {}
}
