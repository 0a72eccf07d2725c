/**
 * Commands: what somebody wants to happen, which a handler turns into events or rejects with a reason. Start with
 * {@link dev.shrike.messaging.command.Commands} and {@link dev.shrike.messaging.command.CommandHandler}.
 */
package dev.shrike.messaging.command;
