/**
 * What a process tells of itself: errors that it logs, what it measures, and which parts of the platform it sees up and down. The
 * numbers and states are for the process' own use first ({@link dev.shrike.messaging.operations.monitor.Monitor}), and are
 * published as operational events while NATS is there.
 */
package dev.shrike.messaging.operations;
