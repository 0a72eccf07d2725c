package dev.shrike.messaging.operations.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * One part of the platform, as a process sees it.
 *
 * @param part {@code nats}, {@code kafka}, {@code postgres}, {@code registry}, {@code bridge}, a service, or what a health check is called
 * @param startedAt when it began, where that is known
 * @param reason why it is not up; empty when it is, or when nobody knows
 */
public record PartState(String part, PartHealth health, Optional<Instant> startedAt, String reason) {
    private static final int LONGEST_REASON = 200;

    /** Shortens the reason. */
    public PartState {
        reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** A part of which no more is known. */
    public static PartState of(String part, PartHealth health, String reason) {
        return new PartState(part, health, Optional.empty(), reason);
    }

    /** What two looks at one part say together: the worse, and whatever one of them knows. */
    PartState and(PartState other) {
        PartState worse = health.compareTo(other.health) >= 0 ? this : other;
        return new PartState(
                part,
                worse.health,
                startedAt.or(() -> other.startedAt),
                worse.reason.isEmpty() ? reason + other.reason : worse.reason);
    }
}
