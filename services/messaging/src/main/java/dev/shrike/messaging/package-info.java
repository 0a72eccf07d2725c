/**
 * How a Shrike service publishes and listens: an outbox that commits with the service's own rows, a relay to JetStream,
 * handlers with an inbox, and reads of the event store. Start with {@link dev.shrike.messaging.outbox.Outbox} and
 * {@link dev.shrike.messaging.subscribe.EventHandler}.
 */
package dev.shrike.messaging;
