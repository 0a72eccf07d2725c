package dev.shrike.auth.suspension;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.shrike.auth.credential.CredentialTable;
import dev.shrike.auth.session.EndedSessions;
import dev.shrike.auth.session.SessionTable;
import dev.shrike.rest.identity.RefusedTokens;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Suspends people, and refuses their tokens: at once in this process, within two seconds in others of the same database, and within some
 * more in services that run apart, which ask for the list. Thread-safe.
 */
@Singleton
public class SuspendingPeople implements RefusedTokens {
    private static final int MOST = 100;
    private static final int REMEMBERED = 20_000;
    private static final Duration RECHECK = Duration.ofSeconds(2);

    private final SuspensionTable table;
    private final CredentialTable credentials;
    private final SessionTable sessions;
    private final EndedSessions ended;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final Cache<UUID, Boolean> answers = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(RECHECK)
            .build();

    SuspendingPeople(
            SuspensionTable table,
            CredentialTable credentials,
            SessionTable sessions,
            EndedSessions ended,
            @Named("auth") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.table = table;
        this.credentials = credentials;
        this.sessions = sessions;
        this.ended = ended;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean refuses(UUID person, String tokenId) {
        return answers.get(person, this::isSuspended);
    }

    /** Whether the person is suspended now, as the database says. */
    public boolean isSuspended(UUID person) {
        return table.findStanding(person).isPresent();
    }

    /**
     * Forgets a person, and what they did to others; joins the caller's transaction, which is that of the erasure.
     *
     * @return how often they were suspended
     */
    public long forget(UUID person) {
        table.forgetAdmin(person);
        return table.deleteByUserId(person);
    }

    /**
     * Suspends a person and ends all their sessions, so that they log in anew once it is lifted.
     *
     * @return whether they were not suspended before
     * @throws ProblemException 404 when there is no such person, 409 for the own account or after too many times
     */
    boolean suspend(UUID person, UUID by) {
        if (person.equals(by)) {
            throw ProblemException.conflict("own-account", "Nobody suspends themselves: who would lift it?");
        }
        boolean suspended = transactions.executeWrite(status -> {
            if (credentials.hold(person).isEmpty()) {
                throw ProblemException.notFound("There is no such person.");
            }
            if (table.findOf(person, MOST).size() == MOST) {
                throw ProblemException.conflict(
                        "too-many-suspensions", "This person was suspended " + MOST + " times, as often as is kept.");
            }
            boolean fresh = table.suspend(UUID.randomUUID(), person, by, clock.instant()) > 0;
            sessions.endAllOf(person, clock.instant());
            return fresh;
        });
        answers.invalidate(person);
        ended.recheck();
        return suspended;
    }

    /** @throws ProblemException 404 when the person is not suspended */
    void lift(UUID person, UUID by) {
        if (table.lift(person, by, clock.instant()) == 0) {
            throw ProblemException.notFound("This person is not suspended.");
        }
        answers.invalidate(person);
    }

    Optional<Suspension> standing(UUID person) {
        return table.findStanding(person);
    }

    List<Suspension> standingAfter(UUID after, int limit) {
        return table.findStandingAfter(after, limit);
    }
}
