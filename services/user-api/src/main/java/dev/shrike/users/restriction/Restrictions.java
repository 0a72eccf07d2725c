package dev.shrike.users.restriction;

import dev.shrike.gdpr.right.RequestKind;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.restricted.RestrictedPeople;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.users.gdpr.RightsEvents;
import dev.shrike.users.profile.UserTable;
import dev.shrike.users.right.Outcome;
import dev.shrike.users.right.RightsRequests;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Restricts processing of people's data, and tells the other services by a {@code gdpr.restrict} event in the same transaction:
 * one for each beginning and each end, in their order. Thread-safe.
 */
@Singleton
public class Restrictions {

    private final RestrictionTable restrictions;
    private final RestrictedPeople restricted;
    private final UserTable users;
    private final RightsRequests requests;
    private final RightsEvents events;
    private final Outbox outbox;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    Restrictions(
            RestrictionTable restrictions,
            @Named("users") RestrictedPeople restricted,
            UserTable users,
            RightsRequests requests,
            RightsEvents events,
            @Named("users") Outbox outbox,
            @Named("users") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.restrictions = restrictions;
        this.restricted = restricted;
        this.users = users;
        this.requests = requests;
        this.events = events;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<RestrictionRow> find(UUID person) {
        return restrictions.findById(person);
    }

    /**
     * Restricts, or changes the ground. A request for it that waits for a decision is granted.
     *
     * @return whether it was restricted now
     * @throws ProblemException 404 when there is no such person
     */
    boolean set(UUID person, Ground ground, UUID by) {
        return transactions.executeWrite(status -> {
            if (users.holdActive(person).isEmpty()) {
                throw ProblemException.notFound("There is no such person.");
            }
            if (restrictions.set(person, ground.text(), by, clock.instant()) == 0) {
                restrictions.change(person, ground.text(), by);
                return false;
            }
            restricted.record(person, true);
            Gdpr event = events.restrict(person, true);
            outbox.append(event);
            UUID reference = UUID.fromString(event.getId());
            requests.opened(person, RequestKind.RESTRICTION, reference);
            requests.closed(reference, Outcome.GRANTED);
            return true;
        });
    }

    /** @throws ProblemException 404 when processing is not restricted */
    void lift(UUID person) {
        transactions.executeWrite(status -> {
            if (restrictions.lift(person) == 0) {
                throw ProblemException.notFound("Processing of this person's data is not restricted.");
            }
            restricted.record(person, false);
            outbox.append(events.restrict(person, false));
            return person;
        });
    }

    /**
     * Ends the restriction of a person who is erased, of whom nothing is left to use; joins the erasure's transaction.
     *
     * @return how many there were
     */
    public int forget(UUID person) {
        return transactions.executeWrite(status -> {
            restricted.record(person, false);
            return restrictions.lift(person);
        });
    }
}
