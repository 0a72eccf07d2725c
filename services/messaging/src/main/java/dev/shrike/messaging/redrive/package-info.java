/**
 * Dead letters: looking at events that a handler failed on, and giving them to it again. Start with
 * {@link dev.shrike.messaging.redrive.DeadLetterOffice}.
 */
package dev.shrike.messaging.redrive;
