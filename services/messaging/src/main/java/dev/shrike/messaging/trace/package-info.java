/** One trace from what began it to all that follows: events, handlers, steps of sagas. */
package dev.shrike.messaging.trace;
