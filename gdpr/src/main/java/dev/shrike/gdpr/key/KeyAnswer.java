package dev.shrike.gdpr.key;

/** What a search for a data key found. Only a fence yields {@link Erased}: the absence of a key never does. */
public sealed interface KeyAnswer {

    /** The key is there and may be used. */
    record Found(DataKey key) implements KeyAnswer {}

    /** The person is fenced. Final: this answer never changes again. */
    record Erased() implements KeyAnswer {}

    /** The vault answered, and it never issued such a key. */
    record Unknown() implements KeyAnswer {}

    /** Nobody can say at the moment; says nothing about the person. The reason holds no personal data. */
    record Unavailable(String reason) implements KeyAnswer {}
}
