package dev.shrike.bridge.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A checkpoint as it stands in the topic.
 *
 * @param lane whose it is
 * @param checkpoint how far the lane has come
 * @param instance who wrote it
 * @param written when, by the clock of who wrote it
 */
public record StoredCheckpoint(String lane, Checkpoint checkpoint, String instance, Instant written) {

    /** As JSON: the lane, what stands in the topic, and when it was written. */
    public ObjectNode json() {
        return CheckpointFormat.json(this);
    }
}
