package dev.shrike.users.erasure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An erasure, as the API shows it.
 *
 * @param user whose; only admins see it
 * @param state {@code requested}, {@code running} (the keys are destroyed) or {@code completed} (every participant is done)
 * @param onHold whether it waits for a legal hold to be lifted
 * @param due the last day on which it may be completed: one month after it was asked for
 * @param verified when everything was scanned and nothing readable was found
 * @param grade of its newest certificate; absent while there is none
 * @param keysDestroyed how many data keys there were
 */
@Introspected
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

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    static Erasure of(ErasureRow row, LocalDate due, boolean onHold, List<Participant> participants) {
        return new Erasure(
                row.id(),
                new Person(row.person()),
                row.state(),
                onHold,
                row.grade(),
                row.keysDestroyed(),
                row.requested(),
                due,
                row.shredded(),
                row.verified(),
                row.completed(),
                participants);
    }

    /** What may be shown to whoever knows the erasure's id. */
    Erasure anonymous() {
        List<Participant> counted =
                participants.stream().map(Participant::withoutEvidence).toList();
        return new Erasure(
                id, null, state, onHold, grade, keysDestroyed, requested, due, shredded, verified, completed, counted);
    }
}
