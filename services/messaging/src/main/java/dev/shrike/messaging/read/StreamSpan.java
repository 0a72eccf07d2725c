package dev.shrike.messaging.read;

import java.time.Instant;

/**
 * From where to where a stream reaches.
 *
 * @param created when it was made; another time means another stream of the same name
 * @param first sequence of the oldest message that is still there; the next sequence when there is none
 * @param last the last sequence given out, 0 when none ever was
 */
public record StreamSpan(Instant created, long first, long last) {}
