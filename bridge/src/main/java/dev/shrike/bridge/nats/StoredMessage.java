package dev.shrike.bridge.nats;

import java.time.Instant;

/**
 * What identifies the message that a stream holds at a sequence.
 *
 * @param messageId its {@code Nats-Msg-Id}, or empty
 * @param stored when the stream took it
 */
public record StoredMessage(String messageId, Instant stored) {}
