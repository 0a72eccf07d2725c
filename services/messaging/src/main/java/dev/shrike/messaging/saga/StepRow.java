package dev.shrike.messaging.saga;

import java.time.Duration;

/**
 * A step that was begun.
 *
 * @param age since its first attempt, by the database's clock
 */
record StepRow(String name, StepStatus status, int attempts, int undoAttempts, Duration age) {}
