/**
 * Counts: events by type, species, people, images, windows, active people and the leaderboard, each in a compacted topic and
 * in stores that can be asked.
 */
package dev.shrike.topology.statistics;
