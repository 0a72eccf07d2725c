package dev.shrike.users.right;

import dev.shrike.gdpr.right.RequestEvent;
import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.gdpr.right.RequestState;
import dev.shrike.gdpr.right.RightsRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A request, as stored.
 *
 * @param person null once erased
 * @param due as of the last step
 * @param reference the erasure or export that answers it
 * @param note the person's own words, sealed
 */
@MappedEntity("rights_request")
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record RequestRow(
        @Id UUID id,
        @Nullable UUID person,
        String kind,
        String state,
        LocalDate received,
        LocalDate due,
        int extraMonths,
        @Nullable LocalDate pausedSince,
        int pausedDays,
        @Nullable String awaited,
        @Nullable String ground,
        @Nullable UUID reference,
        @Nullable byte[] note,
        Instant opened,
        @Nullable Instant decided) {

    /** What the rules look at. */
    RightsRequest request() {
        return new RightsRequest(
                RequestKind.of(kind),
                RequestState.of(state),
                received,
                extraMonths,
                Optional.ofNullable(pausedSince),
                pausedDays);
    }

    /** The same request, answered by an erasure or export. */
    RequestRow answeredBy(UUID erasureOrExport) {
        return new RequestRow(
                id,
                person,
                kind,
                state,
                received,
                due,
                extraMonths,
                pausedSince,
                pausedDays,
                awaited,
                ground,
                erasureOrExport,
                note,
                opened,
                decided);
    }

    /** What is stored after something happened. */
    RequestRow after(RequestEvent event, RightsRequest request, LocalDate due, Instant now) {
        return new RequestRow(
                id,
                person,
                kind,
                request.state().text(),
                received,
                due,
                request.extraMonths(),
                request.pausedSince().orElse(null),
                request.pausedDays(),
                event instanceof RequestEvent.Paused paused
                        ? paused.awaited().text()
                        : request.pausedSince().map(_ -> awaited).orElse(null),
                event instanceof RequestEvent.Refused refused ? refused.ground().text() : null,
                person == null && request.state().decided() ? null : reference,
                note,
                opened,
                request.state().decided() ? now : null);
    }

    @Override
    public String toString() {
        return "RequestRow[" + id + ", " + kind + ", " + state + "]";
    }
}
