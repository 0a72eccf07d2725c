/** Reads the compacted topics to their end and on, and keeps the tables as they are. */
package dev.shrike.analytics.load;
