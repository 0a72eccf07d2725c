package dev.shrike.bridge.checkpoint;

import java.time.Instant;

/**
 * A checkpoint as it stands in the topic.
 *
 * @param lane whose it is
 * @param checkpoint how far the lane has come
 * @param instance who wrote it
 * @param written when, by the clock of who wrote it
 */
public record StoredCheckpoint(String lane, Checkpoint checkpoint, String instance, Instant written) {}
