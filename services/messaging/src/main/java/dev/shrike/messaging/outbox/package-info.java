/** The transactional outbox: an event is published if, and only if, the transaction that appended it commits. */
package dev.shrike.messaging.outbox;
