package dev.shrike.users.erasure;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.gdpr.vault.Shredding;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.users.ledger.ShreddedEvidence;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Makes the events of an erasure. Their ids follow from the erasure's, which is also their correlation id, so that the same
 * fact is never published under two ids.
 */
@Singleton
class ErasureEvents {

    static final String PARTICIPANT = "user-api";

    /** What events of this service name as their source. */
    static final String SOURCE = "services/UserAPI";

    /** By whom certificates stand in the ledger. */
    static final String CERTIFICATES = "certificates";

    private final Clock clock;

    ErasureEvents(Clock clock) {
        this.clock = clock;
    }

    /** The person asks to be forgotten. */
    Gdpr delete(UUID erasure, UUID person) {
        return event(erasure, "delete", "1.0", data(person).build());
    }

    /** The person's keys are destroyed. */
    Gdpr shredded(UUID erasure, UUID person, Shredding shredding) {
        String evidence = ShreddedEvidence.write(shredding.destroyed());
        return event(
                erasure,
                "shredded",
                "1.1",
                data(person).setParticipant(PARTICIPANT).setEvidence(evidence).build());
    }

    /** The erasure has a certificate of this grade. */
    Gdpr certified(UUID erasure, UUID person, Grade grade, Certificate certificate) {
        return event(
                erasure,
                "completed",
                "certificate " + grade.text(),
                "1.1",
                data(person)
                        .setParticipant(CERTIFICATES)
                        .setEvidence("{\"certificate\":"
                                + new String(certificate.file(), StandardCharsets.UTF_8).strip() + "}")
                        .build());
    }

    /** Every expected participant has removed what it had. */
    Gdpr completed(UUID erasure, UUID person, long participants) {
        String evidence = "{\"participants\":%d}".formatted(participants);
        return event(
                erasure,
                "completed",
                "1.1",
                data(person).setParticipant(PARTICIPANT).setEvidence(evidence).build());
    }

    private static GdprData.Builder data(UUID person) {
        return GdprData.newBuilder().setUser(new User(person.toString()));
    }

    private Gdpr event(UUID erasure, String type, String version, GdprData data) {
        return event(erasure, type, type, version, data);
    }

    /** @param name what sets its id apart from others of this erasure */
    private Gdpr event(UUID erasure, String type, String name, String version, GdprData data) {
        return Gdpr.newBuilder()
                .setId(DerivedId.of(erasure, name).toString())
                .setType(type)
                .setVersion(version)
                .setData(data)
                .setMetadata(Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(erasure.toString())
                        .build())
                .build();
    }
}
