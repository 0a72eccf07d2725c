package dev.shrike.users.erasure;

import dev.shrike.gdpr.right.RequestState;
import dev.shrike.messaging.erasure.RegisteredParticipants;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.saga.NotYetException;
import dev.shrike.messaging.saga.SagaRefusedException;
import dev.shrike.messaging.saga.StepKey;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.users.hold.Holds;
import dev.shrike.users.right.Outcome;
import dev.shrike.users.right.RightsRequests;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Beginning, middle and end of an erasure. Every method may be repeated. Thread-safe. */
@Singleton
class ErasureSteps {
    private final Erasing erasing;
    private final ErasureTable erasures;
    private final ParticipantTable participants;
    private final RegisteredParticipants registered;
    private final PersonLedger ledger;
    private final Holds holds;
    private final RightsRequests requests;
    private final ErasureEvents events;
    private final Outbox outbox;
    private final Clock clock;

    ErasureSteps(
            Erasing erasing,
            ErasureTable erasures,
            ParticipantTable participants,
            RegisteredParticipants registered,
            PersonLedger ledger,
            Holds holds,
            RightsRequests requests,
            ErasureEvents events,
            @Named("users") Outbox outbox,
            Clock clock) {
        this.erasing = erasing;
        this.erasures = erasures;
        this.participants = participants;
        this.registered = registered;
        this.ledger = ledger;
        this.holds = holds;
        this.requests = requests;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Destroys the keys, and with them all that is sealed; not before a legal hold is lifted. */
    ErasureProgress shred(ErasureProgress progress, StepKey key) {
        requests.stateOf(progress.erasure())
                .filter(state -> state == RequestState.REFUSED || state == RequestState.WITHDRAWN)
                .ifPresent(state -> {
                    throw new SagaRefusedException("request-" + state.name().toLowerCase(Locale.ROOT));
                });
        if (holds.blocking(progress.person()).isPresent()) {
            throw new NotYetException("a legal hold stands");
        }
        erasing.shred(progress.erasure(), progress.person());
        return progress;
    }

    /** The request was refused or withdrawn before anything was destroyed: there is no erasure, and a new one may be asked for. */
    ErasureProgress withdraw(ErasureProgress progress, StepKey key) {
        erasures.withdraw(progress.erasure());
        return progress;
    }

    /**
     * Waits until everybody who holds something has removed it: those who are configured, and those who have registered. Reads their
     * answers in the ledger itself: what this database knows of them may be older, when it was restored.
     */
    ErasureProgress awaitParticipants(ErasureProgress progress, StepKey key) {
        participants.expect(progress.erasure(), List.copyOf(registered.names()));
        if (missing(progress).isEmpty()) {
            return progress;
        }
        answers(progress)
                .forEach(answer -> participants.acknowledge(
                        progress.erasure(), answer.getParticipant(), answer.getEvidence(), clock.instant()));
        List<String> missing = missing(progress);
        if (!missing.isEmpty()) {
            throw new NotYetException("waiting for " + String.join(", ", missing));
        }
        return progress;
    }

    /** Everything is removed wherever it can be. */
    ErasureProgress complete(ErasureProgress progress, StepKey key) {
        if (erasures.complete(progress.erasure(), clock.instant()) == 1) {
            long expected = participants.of(progress.erasure()).stream()
                    .filter(Participant::expected)
                    .count();
            outbox.append(events.completed(progress.erasure(), progress.person(), expected));
            requests.closed(progress.erasure(), Outcome.GRANTED);
        }
        return progress;
    }

    private List<String> missing(ErasureProgress progress) {
        return participants.of(progress.erasure()).stream()
                .filter(Participant::missing)
                .map(Participant::name)
                .toList();
    }

    private List<GdprData> answers(ErasureProgress progress) {
        return ledger.of(progress.person(), "erased").stream()
                .map(Gdpr::getData)
                .filter(answer -> answer.getParticipant() != null)
                .toList();
    }
}
