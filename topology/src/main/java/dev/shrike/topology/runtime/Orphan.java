package dev.shrike.topology.runtime;

import java.time.Instant;

/**
 * The state folder of a topology that does not run here any more.
 *
 * @param name application id
 * @param bytes how much lay there
 * @param used when it was last written to
 * @param removed whether it is gone
 * @param reason why it is gone, or still there
 */
public record Orphan(String name, long bytes, Instant used, boolean removed, String reason) {}
