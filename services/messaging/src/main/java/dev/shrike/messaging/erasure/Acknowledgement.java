package dev.shrike.messaging.erasure;

import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Says that a participant holds nothing of a person any more. Pure. */
final class Acknowledgement {
    private Acknowledgement() {}

    /** The id follows from the deletion's and the participant: one deletion has one acknowledgement of each. */
    static Gdpr of(Envelope deletion, UUID person, ErasureParticipant participant, Evidence evidence, Instant now) {
        return new Gdpr(
                DerivedId.of(deletion.id(), participant.name()).toString(),
                Ledger.ERASED,
                Ledger.ERASED_VERSION,
                new GdprData(new User(person.toString()), participant.name(), evidence.json()),
                new Metadata(
                        participant.source(),
                        now.truncatedTo(ChronoUnit.MICROS),
                        deletion.correlationId().orElse(null),
                        deletion.id().toString(),
                        deletion.traceparent().orElse(null),
                        null));
    }
}
