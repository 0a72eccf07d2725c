/** Moves committed events from the outbox tables to JetStream. */
package dev.shrike.messaging.relay;
