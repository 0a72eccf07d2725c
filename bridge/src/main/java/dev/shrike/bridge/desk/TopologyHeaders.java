package dev.shrike.bridge.desk;

import java.util.Map;

/** What the headers of a topology's dead letter say (KIP-1034): ours give a reason, those of Kafka Streams itself an exception. */
final class TopologyHeaders {
    private static final String PREFIX = "__streams.errors.";

    private TopologyHeaders() {}

    /** The message of an exception may quote a record, so of it only the class is told. */
    static String sentence(Map<String, String> headers) {
        String exception = headers.getOrDefault(PREFIX + "exception", "");
        String why = exception.isEmpty() ? headers.getOrDefault(PREFIX + "message", "given up") : exception;
        String topic = headers.getOrDefault(PREFIX + "topic", "");
        String offset = headers.getOrDefault(PREFIX + "offset", "");
        String place =
                offset.isEmpty() ? topic : topic + "-" + headers.getOrDefault(PREFIX + "partition", "?") + "@" + offset;
        return place.isEmpty() ? why : why + " (from " + place + ")";
    }
}
