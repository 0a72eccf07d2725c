package dev.shrike.admin.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * That an event arrived: what kind, from where, about whom, and where it lies. Never what it said, but of {@code audit} events, which tell
 * what somebody did who looks after the platform. Rows of an erased person
 * say {@code erased} and name nobody; only rows of {@code gdpr} events keep the pseudonymous id, as proof of the erasure.
 */
@MappedEntity("audit_entry")
@Schema(name = "AuditEntry")
record AuditEntry(
        @Id @GeneratedValue @JsonIgnore @Nullable Long position,
        UUID eventId,
        String event,
        String type,
        String version,
        String source,
        @Nullable UUID personId,
        boolean erased,
        String subject,
        String stream,
        long sequence,
        Instant time,
        Instant recordedAt,
        @Schema(example = "suspend") @Nullable String action,
        @Schema(example = "person") @Nullable String targetKind,

        @Schema(example = "f8a25029-cada-4839-973d-5aef8bf56044") @Nullable
        String targetId,

        @Nullable String outcome) {

    static final String NOBODY = "erased";

    /** The same entry without the person. */
    AuditEntry pseudonymised() {
        String unnamed = personId == null ? subject : subject.replace(personId.toString(), NOBODY);
        return new AuditEntry(
                position,
                eventId,
                event,
                type,
                version,
                source,
                null,
                true,
                unnamed,
                stream,
                sequence,
                time,
                recordedAt,
                action,
                targetKind,
                targetId,
                outcome);
    }
}
