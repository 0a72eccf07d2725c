package dev.shrike.auth.erasure;

import dev.shrike.auth.credential.CredentialTable;
import dev.shrike.auth.session.SessionTable;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Removes what an erased person logged in with, refuses their tokens, and says so. */
@Singleton
class ErasingCredentials implements EventHandler {

    static final String PARTICIPANT = "auth-api";

    private final CredentialTable credentials;
    private final SessionTable sessions;
    private final ErasedPeople erased;
    private final Outbox outbox;
    private final Clock clock;

    ErasingCredentials(
            CredentialTable credentials,
            SessionTable sessions,
            @Named("auth") ErasedPeople erased,
            @Named("auth") Outbox outbox,
            Clock clock) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.erased = erased;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "auth-erasure";
    }

    @Override
    public String dataSource() {
        return "auth";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("gdpr", 1, "delete"));
    }

    @Override
    public void handle(ReceivedEvent received) {
        UUID person = received.definition().personOf(received.event()).orElseThrow();
        erased.record(person);
        int ended = sessions.deleteByUserId(person);
        int removed = credentials.deleteByUserId(person);
        outbox.append(acknowledgement(received, person, removed, ended));
    }

    private Gdpr acknowledgement(ReceivedEvent received, UUID person, int removed, int ended) {
        UUID cause = received.envelope().id();
        return Gdpr.newBuilder()
                .setId(DerivedId.of(cause, PARTICIPANT).toString())
                .setType("erased")
                .setVersion("1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(person.toString()))
                        .setParticipant(PARTICIPANT)
                        .setEvidence("{\"credentials\":%d,\"sessions\":%d}".formatted(removed, ended))
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/AuthAPI")
                        .setTime(clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .setCorrelationId(received.envelope().correlationId().orElse(null))
                        .setCausationId(cause.toString())
                        .build())
                .build();
    }
}
