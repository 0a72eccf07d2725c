package dev.shrike.gdpr.seal;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of opening a sealed field. Always one of these four; a vault that is away never looks like an erasure. */
public sealed interface Opened {

    /**
     * The plain value. Personal data: {@code toString} redacts it.
     *
     * @param value JSON null when the event never held a value there
     */
    record Readable(JsonNode value) implements Opened {
        @Override
        public String toString() {
            return "Readable[redacted]";
        }
    }

    /** The person is fenced; nobody will ever read the value again. */
    record Erased() implements Opened {}

    /** The key cannot be had at the moment; a later try may succeed. */
    record Unavailable(String reason) implements Opened {}

    /** The bytes were changed, or do not belong to this field of this event of this person. */
    record Tampered(String reason) implements Opened {}
}
