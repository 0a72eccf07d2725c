package dev.shrike.users.right;

import dev.shrike.gdpr.right.RequestEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to a request, as stored.
 *
 * @param step its place among all
 * @param doneBy null for the platform itself, and once the person is erased
 * @param reason as it was told to the person, sealed
 */
@MappedEntity("rights_request_step")
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record StepRow(
        @Id @GeneratedValue(GeneratedValue.Type.IDENTITY) @Nullable
        Long step,

        UUID requestId,
        String happened,
        Instant at,
        @Nullable UUID doneBy,
        @Nullable Integer months,
        @Nullable String awaited,
        @Nullable String ground,
        @Nullable byte[] reason) {

    /** What is stored of an event; the reason comes sealed. */
    static StepRow of(UUID request, RequestEvent event, Instant at, @Nullable UUID by, @Nullable byte[] reason) {
        return switch (event) {
            case RequestEvent.Received _ -> plain(request, "received", at, by);
            case RequestEvent.Extended extended ->
                new StepRow(null, request, "extended", at, by, extended.months(), null, null, reason);
            case RequestEvent.Paused paused ->
                new StepRow(
                        null, request, "paused", at, by, null, paused.awaited().text(), null, null);
            case RequestEvent.Resumed _ -> plain(request, "resumed", at, by);
            case RequestEvent.Granted _ -> plain(request, "granted", at, by);
            case RequestEvent.Refused refused ->
                new StepRow(
                        null,
                        request,
                        "refused",
                        at,
                        by,
                        null,
                        null,
                        refused.ground().text(),
                        reason);
            case RequestEvent.Withdrawn _ -> plain(request, "withdrawn", at, by);
        };
    }

    /** The reason that the person is told, where an event has one. */
    static Optional<String> reasonOf(RequestEvent event) {
        return switch (event) {
            case RequestEvent.Extended extended -> Optional.of(extended.reason());
            case RequestEvent.Refused refused -> Optional.of(refused.reason());
            case RequestEvent.Received _,
                    RequestEvent.Paused _,
                    RequestEvent.Resumed _,
                    RequestEvent.Granted _,
                    RequestEvent.Withdrawn _ -> Optional.empty();
        };
    }

    private static StepRow plain(UUID request, String happened, Instant at, @Nullable UUID by) {
        return new StepRow(null, request, happened, at, by, null, null, null, null);
    }

    @Override
    public String toString() {
        return "StepRow[" + requestId + ", " + happened + "]";
    }
}
