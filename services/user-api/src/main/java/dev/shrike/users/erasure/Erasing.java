package dev.shrike.users.erasure;

import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.gdpr.vault.Shredding;
import dev.shrike.messaging.command.Commands;
import dev.shrike.messaging.command.Issuer;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.rest.idempotency.IdempotencyKeys;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.profile.UserEvents;
import dev.shrike.users.profile.UserTable;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Erases people. Everything that user-api does happens in one transaction: from its commit on the person's keys are gone,
 * whatever crashes next. Thread-safe.
 */
@Singleton
class Erasing {

    private final ErasureTable erasures;
    private final ParticipantTable participants;
    private final ErasureSettings settings;
    private final ErasureEvents events;
    private final UserTable users;
    private final UserEvents userEvents;
    private final PostgresVault vault;
    private final ErasedPeople erased;
    private final IdempotencyKeys keys;
    private final Commands commands;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Erasing(
            ErasureTable erasures,
            ParticipantTable participants,
            ErasureSettings settings,
            ErasureEvents events,
            UserTable users,
            UserEvents userEvents,
            PostgresVault vault,
            @Named("users") ErasedPeople erased,
            @Named("users") IdempotencyKeys keys,
            Commands commands,
            @Named("users") Outbox outbox,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.erasures = erasures;
        this.participants = participants;
        this.settings = settings;
        this.events = events;
        this.users = users;
        this.userEvents = userEvents;
        this.vault = vault;
        this.erased = erased;
        this.keys = keys;
        this.commands = commands;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Erases the person, or joins the erasure that was asked for before.
     *
     * @throws ProblemException 404 when there is no such person
     */
    Erasure request(UUID person) {
        return transactions.executeWrite(status -> {
            Optional<ErasureRow> before = erasures.findByPerson(person);
            if (before.isPresent()) {
                return show(before.get());
            }
            if (users.findById(person).isEmpty()) {
                throw ProblemException.notFound("There is no such person.");
            }
            UUID id = UUID.randomUUID();
            if (begin(id, person)) {
                outbox.append(events.delete(id, person));
                erase(id, person);
            }
            return show(erasures.findByPerson(person).orElseThrow());
        });
    }

    /** Honours a deletion that was announced by another service. Does nothing when it is our own announcement. */
    void honour(UUID person) {
        transactions.executeWrite(status -> {
            UUID id = UUID.randomUUID();
            boolean fresh = begin(id, person);
            if (fresh) {
                erase(id, person);
            }
            return fresh;
        });
    }

    /** Notes that a participant is done, and completes the erasure when it was the last. */
    void acknowledge(UUID person, String participant, String evidence) {
        transactions.executeWrite(status -> {
            Optional<ErasureRow> erasure = erasures.holdByPerson(person);
            erasure.ifPresent(row -> acknowledge(row, participant, evidence));
            return erasure.isPresent();
        });
    }

    Optional<Erasure> find(UUID id) {
        return transactions.executeRead(status -> erasures.findById(id).map(this::show));
    }

    private boolean begin(UUID id, UUID person) {
        if (erasures.begin(id, person, clock.instant()) == 0) {
            return false;
        }
        participants.expect(id, settings.participants());
        return true;
    }

    private void erase(UUID id, UUID person) {
        Shredding shredding = vault.shred(person, id);
        erasures.destroyed(id, shredding.destroyed().size());
        boolean known = users.deleteById(person) == 1;
        keys.forget(person);
        commands.forget(Issuer.person(person));
        erased.record(person);
        outbox.append(events.shredded(id, person, shredding.destroyed().size()));
        if (known) {
            outbox.append(userEvents.deleted(person));
        }
    }

    private void acknowledge(ErasureRow erasure, String participant, String evidence) {
        participants.acknowledge(erasure.id(), participant, evidence, clock.instant());
        Erasure now = show(erasure);
        if (erasure.running() && now.allAcknowledged()) {
            erasures.complete(erasure.id(), clock.instant());
            outbox.append(events.completed(erasure.id(), erasure.person(), now.expected()));
        }
    }

    private Erasure show(ErasureRow row) {
        return Erasure.of(row, participants.of(row.id()));
    }
}
