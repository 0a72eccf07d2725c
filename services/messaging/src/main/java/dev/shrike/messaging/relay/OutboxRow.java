package dev.shrike.messaging.relay;

import dev.shrike.messaging.publish.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * A committed event that waits for publication.
 *
 * @param id its place in the outbox
 * @param event what to send
 * @param appendedAt when it was appended, by the database's clock
 * @param age how long ago that is, by the same clock
 */
record OutboxRow(long id, OutgoingEvent event, Instant appendedAt, Duration age) {}
