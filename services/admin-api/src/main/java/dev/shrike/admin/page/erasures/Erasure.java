package dev.shrike.admin.page.erasures;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An erasure, as user-api tells of it. */
record Erasure(
        UUID id,
        @Nullable Person user,
        String state,
        boolean onHold,
        @Nullable String grade,
        int keysDestroyed,
        Instant requested,
        LocalDate due,
        @Nullable Instant shredded,
        @Nullable Instant verified,
        @Nullable Instant completed,
        List<Participant> participants) {

    /** The person's id. */
    record Person(UUID id) {}

    /** Somebody who removes what they have of the person. */
    record Participant(
            String name,
            boolean expected,
            @Nullable Instant acknowledged,
            @Nullable String evidence) {}

    Erasure {
        participants = participants == null ? List.of() : List.copyOf(participants);
    }

    boolean done() {
        return state.equals("completed");
    }

    /** Whether nothing about it changes any more. */
    boolean over() {
        return "final".equals(grade);
    }

    boolean overdue(LocalDate today) {
        return !done() && today.isAfter(due);
    }

    long acknowledged() {
        return participants.stream()
                .filter(participant -> participant.acknowledged() != null)
                .count();
    }

    /** In words. */
    String standing() {
        if (onHold) {
            return "On hold";
        }
        return switch (state) {
            case "requested" -> "Asked for";
            case "running" -> "Keys destroyed";
            default -> "Completed";
        };
    }

    String tone() {
        if (onHold) {
            return "warn";
        }
        return done() ? "good" : "info";
    }
}
