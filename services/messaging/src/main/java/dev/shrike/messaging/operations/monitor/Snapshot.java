package dev.shrike.messaging.operations.monitor;

import java.time.Instant;
import java.util.List;

/**
 * What a process knew at one time.
 *
 * @param source what it is, {@code tick-api}
 * @param node which one of several
 * @param startedAt when the process began
 * @param at when it looked
 */
public record Snapshot(
        String source, String node, Instant startedAt, Instant at, List<Measured> measured, List<PartState> parts) {

    /** Copies the lists. */
    public Snapshot {
        measured = List.copyOf(measured);
        parts = List.copyOf(parts);
    }
}
