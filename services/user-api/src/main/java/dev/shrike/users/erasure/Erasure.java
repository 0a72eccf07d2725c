package dev.shrike.users.erasure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An erasure, as the API shows it.
 *
 * @param user whose; only admins see it
 * @param state {@code running} or {@code completed}
 * @param keysDestroyed how many data keys there were
 */
@Introspected
record Erasure(
        UUID id,
        @Nullable Person user,
        String state,
        int keysDestroyed,
        Instant requested,
        @Nullable Instant completed,
        List<Participant> participants) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    static Erasure of(ErasureRow row, List<Participant> participants) {
        return new Erasure(
                row.id(),
                new Person(row.person()),
                row.state(),
                row.keysDestroyed(),
                row.requested(),
                row.completed(),
                participants);
    }

    boolean allAcknowledged() {
        return participants.stream().noneMatch(it -> it.expected() && it.acknowledged() == null);
    }

    long expected() {
        return participants.stream().filter(Participant::expected).count();
    }

    /** What may be shown to whoever knows the erasure's id. */
    Erasure anonymous() {
        List<Participant> counted =
                participants.stream().map(Participant::withoutEvidence).toList();
        return new Erasure(id, null, state, keysDestroyed, requested, completed, counted);
    }
}
