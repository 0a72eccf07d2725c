package dev.shrike.admin.alert.store;

import dev.shrike.admin.alert.state.Change;

/**
 * A line of the history.
 *
 * @param position its place; later ones are higher
 */
public record PastChange(long position, Change change) {}
