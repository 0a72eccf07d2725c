/** What a process measures, and which parts of the platform it sees up and down: for itself, and as {@code cluster} events. */
package dev.shrike.messaging.operations.monitor;
