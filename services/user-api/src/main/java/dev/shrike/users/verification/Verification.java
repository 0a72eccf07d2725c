package dev.shrike.users.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A verification, as the API shows it.
 *
 * @param state {@code waiting}, {@code running}, {@code completed} or {@code failed}
 * @param deep whether the servers' own files are scanned too
 * @param failure why it failed; it can be asked for again
 * @param report what was found, once it is completed
 */
@Introspected
record Verification(
        UUID id,
        Person user,
        boolean deep,
        String state,
        Progress progress,
        Instant requested,
        @Nullable Instant finished,
        @Nullable String failure,
        @Nullable @Schema(type = "object") JsonNode report) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    /** How far the scan of the place that it is at is. */
    @Introspected
    record Progress(String place, long done, long total) {}

    static Verification of(VerificationRow row, @Nullable JsonNode report) {
        return new Verification(
                row.id(),
                new Person(row.person()),
                row.deep(),
                row.state(),
                new Progress(row.place(), row.done(), row.total()),
                row.requested(),
                row.finished(),
                row.failure(),
                report);
    }
}
