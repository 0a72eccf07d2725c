/**
 * Sagas: business processes of several steps, each with its own transaction or remote call, that either end or are undone.
 * Their progress is kept in the service's database, so that a crash between any two steps only interrupts them. Start with
 * {@link dev.shrike.messaging.saga.Saga} and {@link dev.shrike.messaging.saga.Sagas}.
 */
package dev.shrike.messaging.saga;
