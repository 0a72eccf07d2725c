package dev.shrike.users.right;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A request, as the API shows it to the person and to admins. {@code toString} shows the id only.
 *
 * @param user whose; absent once erased
 * @param due the last day to answer; moves with each day of a pause that goes on
 * @param reference the erasure or export that answers it
 * @param note in the person's own words
 * @param article of the GDPR, when it was refused
 * @param steps what happened to it, the first first; absent in lists
 */
@Introspected
record RequestAnswer(
        UUID id,
        @Nullable Person user,
        String kind,
        String state,
        LocalDate received,
        LocalDate due,
        boolean overdue,
        int extendedMonths,
        int pausedDays,
        @Nullable LocalDate pausedSince,
        @Nullable String awaited,
        @Nullable String ground,
        @Nullable String article,
        @Nullable UUID reference,
        @Nullable String note,
        Instant opened,
        @Nullable Instant decided,
        @Nullable List<Step> steps) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    /**
     * Something that happened to it.
     *
     * @param by who did it; absent for the platform itself
     * @param reason as the person is told it
     */
    @Introspected
    record Step(
            String happened,
            Instant at,
            @Nullable UUID by,
            @Nullable Integer months,
            @Nullable String awaited,
            @Nullable String ground,
            @Nullable String reason) {
        @Override
        public String toString() {
            return "Step[" + happened + "]";
        }
    }

    @Override
    public String toString() {
        return "RequestAnswer[" + id + "]";
    }
}
