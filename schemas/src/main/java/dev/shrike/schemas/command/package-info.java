/** What services can be asked to do: the catalogue of commands, beside that of events. */
package dev.shrike.schemas.command;
