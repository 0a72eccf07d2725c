/**
 * Event-sourced aggregates: their history lies in the service's own database, is appended with an expected version, and goes
 * out through the outbox in the same commit. State is rebuilt by a pure function, from a snapshot where there is one.
 */
package dev.shrike.messaging.eventstore;
