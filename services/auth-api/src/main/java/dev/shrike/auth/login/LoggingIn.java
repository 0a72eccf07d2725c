package dev.shrike.auth.login;

import dev.shrike.auth.credential.Credential;
import dev.shrike.auth.credential.CredentialTable;
import dev.shrike.auth.credential.Passwords;
import dev.shrike.auth.role.GrantingRoles;
import dev.shrike.auth.session.Session;
import dev.shrike.auth.session.SessionTable;
import dev.shrike.auth.suspension.SuspendingPeople;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.rest.identity.PersonToken;
import dev.shrike.rest.identity.PersonTokens;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.user.v1.UserEvent;
import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks a password; gives a token for it, with session and event in one transaction. Thread-safe. */
@Singleton
class LoggingIn {

    private final CredentialTable credentials;
    private final GrantingRoles granting;
    private final SessionTable sessions;
    private final SuspendingPeople suspending;
    private final Passwords passwords;
    private final LoginAttempts attempts;
    private final LoginEvents events;
    private final Outbox outbox;
    private final PersonTokens tokens;
    private final TransactionOperations<Connection> transactions;
    private final Duration lifetime;

    LoggingIn(
            CredentialTable credentials,
            GrantingRoles granting,
            SessionTable sessions,
            SuspendingPeople suspending,
            Passwords passwords,
            LoginAttempts attempts,
            LoginEvents events,
            @Named("auth") Outbox outbox,
            PersonTokens tokens,
            @Named("auth") TransactionOperations<Connection> transactions,
            @Value("${shrike.token.lifetime:1h}") Duration lifetime) {
        this.credentials = credentials;
        this.granting = granting;
        this.sessions = sessions;
        this.suspending = suspending;
        this.passwords = passwords;
        this.attempts = attempts;
        this.events = events;
        this.outbox = outbox;
        this.tokens = tokens;
        this.transactions = transactions;
        this.lifetime = lifetime;
    }

    /** @throws ProblemException 401, the same for a wrong name and a wrong password; 403 for who is suspended and knows the password; 429 after
     *     too many attempts */
    LoginAnswer login(LoginRequest request, ClientDetails client) {
        String key = Credential.key(request.username());
        attempts.begin(key);
        Credential credential = verified(request, key);
        attempts.succeeded(key);
        return begin(credential, client);
    }

    private Credential verified(LoginRequest request, String key) {
        Optional<Credential> credential = credentials.findByUsernameKey(key);
        if (credential.isEmpty()) {
            passwords.matchNobody(request.password());
            throw refused();
        }
        if (!passwords.matches(request.password(), credential.get().passwordHash())) {
            throw refused();
        }
        return credential.get();
    }

    private LoginAnswer begin(Credential credential, ClientDetails client) {
        List<String> roles = LoginAnswer.rolesOf(credential, granting.claimsOf(credential.userId()));
        PersonToken token = tokens.issue(credential.userId(), roles, lifetime);
        UserEvent event = sealed(credential, client);
        return transactions.executeWrite(status -> {
            if (credentials.hold(credential.userId()).isEmpty()) {
                throw refused(); // erased while the password was checked
            }
            if (suspending.isSuspended(credential.userId())) {
                throw ProblemException.forbidden(
                        "This account is suspended. An administrator can say why, and lift it.");
            }
            sessions.deleteExpired(token.issued());
            sessions.save(Session.of(credential.userId(), token));
            outbox.append(event);
            return LoginAnswer.of(credential, roles, token);
        });
    }

    private UserEvent sealed(Credential credential, ClientDetails client) {
        try {
            return events.login(credential.userId(), client);
        } catch (PersonErasedException e) {
            throw refused();
        }
    }

    private ProblemException refused() {
        events.refused();
        return ProblemException.unauthorized("User name or password is wrong.");
    }
}
