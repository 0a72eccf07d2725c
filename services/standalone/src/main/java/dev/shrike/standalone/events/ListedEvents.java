package dev.shrike.standalone.events;

/**
 * What was listed.
 *
 * @param events how many
 * @param next the cursor behind the last of them
 * @param more whether more was there
 */
public record ListedEvents(long events, String next, boolean more) {}
