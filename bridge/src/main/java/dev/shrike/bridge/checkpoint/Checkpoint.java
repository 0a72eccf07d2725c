package dev.shrike.bridge.checkpoint;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How far a lane has come. */
public sealed interface Checkpoint {

    /**
     * Of a forward lane.
     *
     * @param stream that is mirrored
     * @param created when that stream was made
     * @param sequence the last one mirrored
     * @param eventId the message id there, or empty
     * @param time when the stream took that message
     */
    record OfStream(String stream, Instant created, long sequence, String eventId, Instant time)
            implements Checkpoint {}

    /**
     * Of a reverse lane.
     *
     * @param topic that is read
     * @param topicId Kafka's id of it; a recreated topic has another
     * @param offsets the next to read, by partition
     * @param stream that is written
     * @param sequence the newest sequence of that stream that needs no second look
     */
    record OfTopic(String topic, String topicId, Map<Integer, Long> offsets, String stream, long sequence)
            implements Checkpoint {
        public OfTopic {
            offsets = new TreeMap<>(offsets);
        }
    }
}
