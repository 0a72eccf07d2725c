/** The {@code shrike} command, and the whole platform in one JVM for one machine. */
package dev.shrike.standalone;
