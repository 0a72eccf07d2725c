package dev.shrike.auth.credential;

import dev.shrike.rest.problem.ProblemException;
import dev.shrike.rest.problem.UniqueViolation;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;

/** Sets and removes what people log in with. Thread-safe. */
@Singleton
class KeepingCredentials {

    private final CredentialTable credentials;
    private final Passwords passwords;
    private final TransactionOperations<Connection> transactions;

    KeepingCredentials(
            CredentialTable credentials,
            Passwords passwords,
            @Named("auth") TransactionOperations<Connection> transactions) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.transactions = transactions;
    }

    void put(UUID userId, CredentialRequest request) {
        String key = Credential.key(request.username());
        Optional<Credential> holder = credentials.findByUsernameKey(key);
        if (holder.isPresent() && !holder.get().userId().equals(userId)) {
            throw taken();
        }
        String hash = passwords.hash(request.password());
        try {
            transactions.executeWrite(status -> {
                credentials.holdAlone(userId);
                if (credentials.isErased(userId)) {
                    throw ProblemException.gone("This person was erased.");
                }
                return credentials.put(userId, request.username(), key, hash, request.admin());
            });
        } catch (DataAccessException e) {
            throw UniqueViolation.isBehind(e) ? taken() : e;
        }
    }

    void delete(UUID userId) {
        credentials.deleteByUserId(userId);
    }

    private static ProblemException taken() {
        return ProblemException.conflict("username-taken", "This user name is taken.");
    }
}
