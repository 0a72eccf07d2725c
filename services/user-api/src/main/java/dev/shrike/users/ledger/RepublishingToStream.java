package dev.shrike.users.ledger;

import dev.shrike.gdpr.vault.Fence;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;

/**
 * Publishes {@code delete} and {@code shredded} straight to the stream. Not through the outbox: that has these events already,
 * as published, and takes no event twice. Whoever handled them before knows their ids.
 */
@Singleton
@Requires(missingBeans = RepublishingErasures.class)
final class RepublishingToStream implements RepublishingErasures {

    private final PostgresVault vault;
    private final EventPublisher publisher;

    RepublishingToStream(PostgresVault vault, EventPublisher publisher) {
        this.vault = vault;
        this.publisher = publisher;
    }

    @Override
    public void republish(Fence fence) {
        String evidence = ShreddedEvidence.write(
                vault.shred(fence.person(), fence.erasure()).destroyed());
        publisher.publish(event(fence, "delete", "1.0", data(fence).build()));
        publisher.publish(event(
                fence,
                "shredded",
                "1.1",
                data(fence)
                        .setParticipant(LedgerEntry.KEEPER)
                        .setEvidence(evidence)
                        .build()));
    }

    private static GdprData.Builder data(Fence fence) {
        return GdprData.newBuilder().setUser(new User(fence.person().toString()));
    }

    private static Gdpr event(Fence fence, String type, String version, GdprData data) {
        return Gdpr.newBuilder()
                .setId(DerivedId.of(fence.erasure(), type).toString())
                .setType(type)
                .setVersion(version)
                .setData(data)
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(fence.at().truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(fence.erasure().toString())
                        .build())
                .build();
    }
}
