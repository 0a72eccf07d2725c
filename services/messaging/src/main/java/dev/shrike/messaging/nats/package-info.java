/** The one connection of this JVM to NATS. */
package dev.shrike.messaging.nats;
