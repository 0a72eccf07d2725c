package dev.shrike.users.export;

import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Tells that a person's data was exported. The event's id follows from the export's, which is also its correlation id. */
@Singleton
class ExportEvents {

    private final Clock clock;

    ExportEvents(Clock clock) {
        this.clock = clock;
    }

    Gdpr export(ExportRun run) {
        String evidence = "{\"events\":%d,\"tampered\":%d,\"files\":%d,\"bytes\":%d}"
                .formatted(run.events(), run.tampered(), run.files(), run.bytes());
        return Gdpr.newBuilder()
                .setId(DerivedId.of(run.export(), "export").toString())
                .setType("export")
                .setVersion("1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(run.person().toString()))
                        .setParticipant("user-api")
                        .setEvidence(evidence)
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(run.export().toString())
                        .build())
                .build();
    }
}
