package dev.shrike.admin.audit;

import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Says that this service holds nothing of a person any more. The same request gives an event of the same id. */
final class Acknowledgement {

    private static final String PARTICIPANT = "admin-api";
    private static final String SOURCE = "services/AdminAPI";

    private Acknowledgement() {}

    static Gdpr of(Envelope request, UUID person, int rows, Instant now) {
        return Gdpr.newBuilder()
                .setId(DerivedId.of(request.id(), PARTICIPANT).toString())
                .setType("erased")
                .setVersion("1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(person.toString()))
                        .setParticipant(PARTICIPANT)
                        .setEvidence("{\"audit_entries_pseudonymised\":" + rows + "}")
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(now.truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(request.correlationId().orElse(null))
                        .setCausationId(request.id().toString())
                        .build())
                .build();
    }
}
