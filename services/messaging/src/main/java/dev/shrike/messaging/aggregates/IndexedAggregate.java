package dev.shrike.messaging.aggregates;

import java.time.Instant;

/**
 * An aggregate of an event.
 *
 * @param id as it stands in the subject: a person's id, or an image's token
 * @param events how many events it has had
 * @param firstSequence the oldest of them that the index has seen, by its place in the event's stream
 * @param firstAt when the stream took that one
 * @param lastSequence the newest of them
 * @param lastAt when the stream took that one
 */
public record IndexedAggregate(
        String id, long events, long firstSequence, Instant firstAt, long lastSequence, Instant lastAt) {}
