package dev.shrike.admin.alert.state;

import java.time.Instant;

/** An alert began to fire, or ended: a line of the history. */
public record Change(AlertKey key, Alert.State to, double value, Instant at) {}
