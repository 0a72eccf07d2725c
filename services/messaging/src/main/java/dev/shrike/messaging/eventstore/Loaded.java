package dev.shrike.messaging.eventstore;

/**
 * An aggregate as somebody has seen it.
 *
 * @param state its state
 * @param version how many events it has had, 0 for one that does not exist yet
 * @param sinceSnapshot how many of them the last usable snapshot does not cover
 */
public record Loaded<S>(S state, long version, long sinceSnapshot) {}
