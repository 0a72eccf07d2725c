/**
 * Read models in PostgreSQL that follow the event store: a {@link dev.shrike.messaging.projection.Projection} says what an
 * event does to its tables, the rest (checkpoint, catching up, rebuilding beside the live tables, stopping at an event that
 * fails) happens here. {@link dev.shrike.messaging.projection.Projections} shows and steers them.
 */
package dev.shrike.messaging.projection;
