package dev.shrike.topology.query;

/**
 * How many events of one kind there were.
 *
 * @param event name in the catalogue
 * @param major major version
 * @param type type of the event
 * @param count how many
 */
public record EventCount(String event, int major, String type, long count) {}
