/** Reads of the event store: events of an aggregate, events after a position. */
package dev.shrike.messaging.read;
