package dev.shrike.users.erasure;

import dev.shrike.gdpr.right.Deadlines;
import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.Shredding;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.saga.Saga;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.hold.Holds;
import dev.shrike.users.profile.UserEvents;
import dev.shrike.users.profile.UserTable;
import dev.shrike.users.right.RightsRequests;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Begins erasures and keeps them. What destroys the person's keys is one transaction: from its commit on nobody opens what is
 * sealed, whatever crashes next. A saga does it and all that follows. Thread-safe.
 */
@Singleton
class Erasing {
    /** Who asks for an erasure runs it; after so long without a sign of life others take it up. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(10);

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final ErasureTable erasures;
    private final ParticipantTable participants;
    private final ErasureSettings settings;
    private final Deadlines deadlines;
    private final ErasureEvents events;
    private final UserTable users;
    private final UserEvents userEvents;
    private final OwnData own;
    private final PersonLedger ledger;
    private final RightsRequests requests;
    private final Holds holds;
    private final PostgresVault vault;
    private final Outbox outbox;
    private final Sagas sagas;
    private final BeanProvider<Saga<ErasureProgress>> saga;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Erasing(
            ErasureTable erasures,
            ParticipantTable participants,
            ErasureSettings settings,
            Deadlines deadlines,
            ErasureEvents events,
            UserTable users,
            UserEvents userEvents,
            OwnData own,
            PersonLedger ledger,
            RightsRequests requests,
            Holds holds,
            PostgresVault vault,
            @Named("users") Outbox outbox,
            @Named("users") Sagas sagas,
            BeanProvider<Saga<ErasureProgress>> saga,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.erasures = erasures;
        this.participants = participants;
        this.settings = settings;
        this.deadlines = deadlines;
        this.events = events;
        this.users = users;
        this.userEvents = userEvents;
        this.own = own;
        this.ledger = ledger;
        this.requests = requests;
        this.holds = holds;
        this.vault = vault;
        this.outbox = outbox;
        this.sagas = sagas;
        this.saga = saga;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Erases the person, or joins the erasure that was asked for before. Goes as far as it can without waiting: as a rule the keys
     * are destroyed when this returns.
     *
     * @throws ProblemException 404 when there is no such person
     */
    Erasure request(UUID person) {
        Optional<UUID> begun = transactions.executeWrite(status -> {
            if (erasures.findByPerson(person).isPresent()) {
                return Optional.empty();
            }
            if (users.findById(person).isEmpty()) {
                throw ProblemException.notFound("There is no such person.");
            }
            return begin(UUID.randomUUID(), person, false, TAKE_OVER);
        });
        begun.ifPresent(sagas::runHere);
        return transactions.executeRead(
                status -> show(erasures.findByPerson(person).orElseThrow()));
    }

    /**
     * Honours a deletion that stands in the ledger already. The keys are destroyed when the caller's transaction commits; unless a
     * legal hold stands and they were not destroyed before, then the erasure waits.
     *
     * @return whether the keys are destroyed
     */
    boolean honour(UUID erasure, UUID person) {
        return transactions.executeWrite(status -> {
            begin(erasure, person, true, Duration.ZERO);
            ErasureRow row = erasures.findByPerson(person).orElseThrow();
            boolean held = row.awaitsShredding() && holds.blocking(person).isPresent();
            if (held && !ledger.has(person, "shredded")) {
                return false;
            }
            if (!shred(row.id(), person)) {
                vault.shred(person, row.id()); // the ledger is read when the tables disagree: somebody changed them
            }
            return true;
        });
    }

    /** Destroys the person's keys and what else this service holds, and tells the ledger. Says whether that was not done before. */
    boolean shred(UUID erasure, UUID person) {
        return transactions.executeWrite(status -> {
            ErasureRow row = erasures.holdByPerson(person).orElseThrow();
            if (!row.awaitsShredding()) {
                return false;
            }
            Shredding shredding = vault.shred(person, erasure);
            Map<String, Long> removed = own.forget(person);
            erasures.shredded(erasure, shredding.destroyed().size(), clock.instant());
            participants.acknowledge(erasure, ErasureEvents.PARTICIPANT, Evidence.json(removed), clock.instant());
            if (!row.told()) {
                outbox.append(events.delete(erasure, person));
            }
            if (!row.told() || !ledger.has(person, "shredded")) {
                outbox.append(events.shredded(erasure, person, shredding));
            }
            if (removed.get(OwnData.ACCOUNTS) > 0) {
                outbox.append(userEvents.deleted(person));
            }
            return true;
        });
    }

    /** Notes that a participant is done, and has the erasure look whether it was the last. */
    void acknowledge(UUID person, String participant, String evidence) {
        transactions.executeWrite(status -> {
            Optional<ErasureRow> erasure = erasures.holdByPerson(person);
            erasure.ifPresent(row -> participants.acknowledge(row.id(), participant, evidence, clock.instant()));
            sagas.findUnderWay(ErasureSaga.NAME, person.toString()).ifPresent(view -> sagas.nudge(view.id()));
            return erasure.isPresent();
        });
    }

    Optional<Erasure> find(UUID id) {
        return transactions.executeRead(status -> erasures.findById(id).map(this::show));
    }

    /**
     * The newest first, after the given one.
     *
     * @param state one of theirs, or {@code open} for all that are not completed; null for any
     * @throws ProblemException 400 when there is no such erasure to go on after
     */
    List<Erasure> list(@Nullable UUID after, @Nullable UUID person, @Nullable String state, int limit) {
        return transactions.executeRead(status -> {
            Instant requested = END_OF_TIME;
            UUID id = LAST_ID;
            if (after != null) {
                ErasureRow last =
                        erasures.findById(after).orElseThrow(() -> ProblemException.invalid("after", "is no erasure"));
                requested = last.requested();
                id = last.id();
            }
            return erasures.findNewestBefore(requested, id, person, state, limit).stream()
                    .map(this::show)
                    .toList();
        });
    }

    private Optional<UUID> begin(UUID erasure, UUID person, boolean told, Duration delay) {
        if (erasures.begin(erasure, person, told, clock.instant()) == 0) {
            return Optional.empty();
        }
        participants.expect(erasure, settings.participants());
        requests.opened(person, RequestKind.ERASURE, erasure);
        return Optional.of(sagas.startLater(saga.get(), person.toString(), ErasureProgress.of(erasure, person), delay));
    }

    private Erasure show(ErasureRow row) {
        boolean held = row.awaitsShredding() && holds.find(row.person()).isPresent();
        LocalDate due = deadlines.due(deadlines.dayOf(row.requested()), 0, 0);
        return Erasure.of(row, due, held, participants.of(row.id()));
    }
}
