/** Named points between two steps, where a test may look, wait, fail or end the process. In production nothing happens there. */
package dev.shrike.messaging.fault;
