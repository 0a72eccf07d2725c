package dev.shrike.auth.role;

import dev.shrike.auth.credential.CredentialTable;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Gives roles and takes them away; keeps who did so and when. Thread-safe. */
@Singleton
public class GrantingRoles {
    private static final int MOST = 100;

    private final GrantedRoleTable table;
    private final CredentialTable credentials;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    GrantingRoles(
            GrantedRoleTable table,
            CredentialTable credentials,
            @Named("auth") TransactionOperations<Connection> transactions,
            Clock clock) {
        this.table = table;
        this.credentials = credentials;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The roles that a person has now besides their own, as tokens carry them. */
    public List<String> claimsOf(UUID person) {
        return table.findStanding(person).stream()
                .flatMap(id -> GrantableRole.of(id).stream())
                .map(GrantableRole::claim)
                .toList();
    }

    /**
     * Forgets what a person was given, and that it was them who gave to others; joins the caller's transaction, which is that of
     * the erasure.
     *
     * @return how often they were given something
     */
    public long forget(UUID person) {
        table.forgetAdmin(person);
        return table.deleteByUserId(person);
    }

    /**
     * Gives a role.
     *
     * @return whether the person did not have it before
     * @throws ProblemException 404 when there is no such person, 409 when they were given roles too often
     */
    boolean grant(UUID person, GrantableRole role, UUID by) {
        return transactions.executeWrite(status -> {
            if (credentials.hold(person).isEmpty()) {
                throw ProblemException.notFound("There is no such person.");
            }
            if (table.findOf(person, MOST).size() == MOST) {
                throw ProblemException.conflict(
                        "too-many-grants", "This person was given roles " + MOST + " times, as often as is kept.");
            }
            return table.grant(UUID.randomUUID(), person, role.id(), by, clock.instant()) > 0;
        });
    }

    /** @throws ProblemException 404 when the person does not have it */
    void revoke(UUID person, GrantableRole role, UUID by) {
        if (table.revoke(person, role.id(), by, clock.instant()) == 0) {
            throw ProblemException.notFound("This person does not have the role " + role.id() + ".");
        }
    }

    /** All that the person was given, oldest first. */
    List<GrantedRole> historyOf(UUID person) {
        return table.findOf(person, MOST);
    }
}
