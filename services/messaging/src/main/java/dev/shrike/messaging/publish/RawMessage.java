package dev.shrike.messaging.publish;

import java.util.HashMap;
import java.util.Map;

/**
 * Bytes for a subject that no event of the catalogue has.
 *
 * @param subject where to
 * @param id by which a stream knows a second publication; empty if each is to be kept
 * @param headers more headers
 * @param payload not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RawMessage(String subject, String id, Map<String, String> headers, byte[] payload) {

    /** Copies the headers. */
    public RawMessage {
        headers = Map.copyOf(headers);
    }

    /** Without id and headers. */
    public RawMessage(String subject, byte[] payload) {
        this(subject, "", Map.of(), payload);
    }

    /** The same with an id. */
    public RawMessage withId(String newId) {
        return new RawMessage(subject, newId, headers, payload);
    }

    /** The same with one header more. */
    public RawMessage withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new RawMessage(subject, id, more, payload);
    }

    /** Names the message; headers and payload stay out of logs. */
    @Override
    public String toString() {
        return "message of " + payload.length + " bytes on " + subject;
    }
}
