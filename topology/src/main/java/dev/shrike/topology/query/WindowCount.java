package dev.shrike.topology.query;

import java.time.Instant;

/**
 * Events in one window.
 *
 * @param size its length
 * @param start its first instant
 * @param event name in the catalogue
 * @param type type of the event
 * @param count how many
 */
public record WindowCount(WindowSize size, Instant start, String event, String type, long count) {}
