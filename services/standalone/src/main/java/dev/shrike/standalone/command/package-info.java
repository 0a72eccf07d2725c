/** The {@code shrike} command line: what a person types, and what a script can rely on. */
package dev.shrike.standalone.command;
