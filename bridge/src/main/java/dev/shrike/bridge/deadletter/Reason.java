package dev.shrike.bridge.deadletter;

import java.util.Locale;

/** Why a message could not be carried over. */
public enum Reason {
    /** No event of the catalogue has this subject or this version. */
    UNKNOWN_SUBJECT,
    /** The payload is in neither of the two wire formats. */
    UNKNOWN_FORMAT,
    /** No released schema has this fingerprint or id. */
    UNKNOWN_SCHEMA,
    /** The payload does not fit its schema. */
    MALFORMED_BODY,
    /** The envelope contradicts the schema. */
    WRONG_ENVELOPE,
    /** The event belongs on another subject. */
    WRONG_SUBJECT,
    /** Another event with this id and other content was mirrored before. */
    DUPLICATE_ID,
    /** Its subject has not the tokens that the templates of topic and key need, or makes no name of a topic. */
    NO_TOPIC,
    /** It does not fit into a record of the target. */
    TOO_LARGE;

    /** The word that stands in the dead letter. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
