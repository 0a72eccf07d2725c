/** Handlers of events: durable consumers, inbox, retries and dead letters. */
package dev.shrike.messaging.subscribe;
