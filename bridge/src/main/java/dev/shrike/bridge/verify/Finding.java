package dev.shrike.bridge.verify;

import java.util.Locale;

/**
 * One thing that is not as it should be.
 *
 * @param kind of it
 * @param stream of the event
 * @param sequence of the event there
 * @param eventId of the event, or empty when nobody knows it any more
 * @param subject it had on NATS, or empty
 * @param detail where and what, in a sentence; never payload
 */
public record Finding(Kind kind, String stream, long sequence, String eventId, String subject, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** In the stream, and neither in the history nor among the dead letters. */
        MISSING,
        /** More than once in the history. */
        DOUBLE,
        /** Behind a later event of its key in the history. */
        OUT_OF_ORDER,
        /** The history has another event under this sequence. */
        OTHER_EVENT,
        /** The compacted topic has an older event as the latest of its key. */
        NOT_LATEST,
        /** The compacted topic has nothing for its key. */
        NO_LATEST;

        /** The words for people. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
