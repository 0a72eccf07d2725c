/** How far each lane has come, kept in a compacted topic and written in the same transaction as the events themselves. */
package dev.shrike.bridge.checkpoint;
