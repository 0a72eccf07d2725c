/** The JetStream streams, as the catalogue wants them. */
package dev.shrike.messaging.streams;
