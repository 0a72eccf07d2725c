package dev.shrike.users.export;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** An export, as the API shows it. */
@Introspected
@Schema(name = "Export")
record Export(
        UUID id,
        Person user,

        @Schema(description = "requested, running, ready, failed or expired")
        String state,

        @Schema(description = "How many events were read so far")
        long events,

        @Nullable @Schema(description = "Bytes of the file, once it is ready")
        Long size,

        @Nullable
        @Schema(description = "The part of the platform that does not answer; the export goes on when it does")
        String waitingFor,

        Instant requested,

        @Nullable @Schema(description = "Until when the file can be fetched")
        Instant expires,

        @Nullable @Schema(description = "Where the file is, once it is ready")
        String file) {

    /** The person's id, and nothing else. */
    @Introspected
    @Schema(name = "ExportedPerson")
    record Person(UUID id) {}

    static Export of(ExportRow row) {
        return new Export(
                row.id(),
                new Person(row.person()),
                row.state(),
                row.events(),
                row.size(),
                row.waitingFor(),
                row.requested(),
                row.expires(),
                row.is(ExportRow.READY) ? "/gdpr/exports/" + row.id() + "/file" : null);
    }
}
