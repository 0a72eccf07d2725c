package dev.shrike.admin.alert.reading;

/**
 * What a rule finds for one set of labels.
 *
 * @param holds whether the condition holds now
 * @param value what it was judged by: the number, the growth, or the seconds left
 */
public record Finding(boolean holds, double value) {}
