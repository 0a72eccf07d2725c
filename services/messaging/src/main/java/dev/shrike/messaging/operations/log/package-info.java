/** Errors that the process logs, as {@code log} events: where and of what kind, and nothing of what was being worked on. */
package dev.shrike.messaging.operations.log;
