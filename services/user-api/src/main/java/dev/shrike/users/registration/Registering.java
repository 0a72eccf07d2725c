package dev.shrike.users.registration;

import dev.shrike.messaging.saga.Saga;
import dev.shrike.messaging.saga.SagaStatus;
import dev.shrike.messaging.saga.SagaView;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.index.BlindIndex;
import dev.shrike.users.profile.ProfileIndex;
import dev.shrike.users.profile.UserRow;
import dev.shrike.users.profile.UserTable;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Registers people. Thread-safe. */
@Singleton
class Registering {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final UserTable users;
    private final ProfileIndex index;
    private final BlindIndex blind;
    private final Sagas sagas;
    private final Saga<Registration> saga;
    private final Duration takeOver;

    /**
     * @param takeOver when another instance goes on with a registration whose request does not; longer than a request takes
     */
    Registering(
            UserTable users,
            ProfileIndex index,
            BlindIndex blind,
            @Named("users") Sagas sagas,
            Saga<Registration> saga,
            @Value("${shrike.registration.take-over:1m}") Duration takeOver) {
        this.users = users;
        this.index = index;
        this.blind = blind;
        this.sagas = sagas;
        this.saga = saga;
        this.takeOver = takeOver;
    }

    /**
     * Registers a person, or goes on with the same request that was begun before.
     *
     * @param key the client's idempotency key, if it sent one
     * @throws ProblemException 409 when name or address are taken, 422 when the key was used for another request, 503 when
     *     auth-api did not answer; the same request may be sent again then
     */
    Registered register(RegistrationRequest request, Optional<String> key, boolean admin) {
        Optional<String> keyIndex = key.map(value -> blind.of("registration-key", value));
        String hash = blind.of("registration", request.canonical());
        Optional<UserRow> before = keyIndex.flatMap(users::findByRegistrationKey);
        before.ifPresent(row -> requireSame(row, hash));
        if (before.isPresent() && !before.get().pending()) {
            return new Registered(before.get().id(), true);
        }
        String username = index.ofUsername(request.username());
        String email = index.ofEmail(request.email());
        Registration registration = before.or(() -> findUnfinished(username, email, hash))
                .map(row -> begun(row, admin))
                .orElseGet(() ->
                        new Registration(UUID.randomUUID(), username, email, keyIndex.orElse(null), hash, admin, null));
        run(registration, request);
        return new Registered(registration.person(), false);
    }

    /** The same request, begun before and not completed. */
    private Optional<UserRow> findUnfinished(String usernameIndex, String emailIndex, String hash) {
        Optional<UserRow> sameName = users.findByUsernameIndex(usernameIndex);
        if (sameName.isPresent()) {
            if (sameName.get().pending() && sameName.get().registrationHash().equals(hash)) {
                return sameName;
            }
            throw usernameTaken();
        }
        if (users.findByEmailIndex(emailIndex).isPresent()) {
            throw ProblemException.conflict("email-taken", "This e-mail address is taken.");
        }
        return Optional.empty();
    }

    /** Its saga is under way, as a rule; if not, this one finds its first steps done. */
    private static Registration begun(UserRow row, boolean admin) {
        return new Registration(
                row.id(),
                row.usernameIndex(),
                row.emailIndex(),
                row.registrationKey(),
                row.registrationHash(),
                admin,
                row.profile());
    }

    private void run(Registration registration, RegistrationRequest request) {
        UUID id = sagas.startLater(saga, registration.person().toString(), registration, takeOver);
        SagaView ran = RequestInHand.hold(request, () -> sagas.runHere(id));
        if (ran.status() != SagaStatus.COMPLETED) {
            throw refusal(ran);
        }
    }

    private static ProblemException refusal(SagaView ran) {
        if (ran.failure().endsWith(": " + RegistrationSteps.USERNAME_TAKEN)) {
            return usernameTaken();
        }
        if (ran.failure().endsWith(": " + RegistrationSteps.UNDER_WAY)) {
            return ProblemException.conflict("registration-under-way", "The same registration is under way.");
        }
        return ProblemException.unavailable(
                RETRY_AFTER, "The registration is not complete yet. Send the same request again.", null);
    }

    private static ProblemException usernameTaken() {
        return ProblemException.conflict("username-taken", "This user name is taken.");
    }

    private static void requireSame(UserRow row, String hash) {
        if (!row.registrationHash().equals(hash)) {
            throw ProblemException.unprocessable(
                    "idempotency-key-reused", "This Idempotency-Key was used before, for another request.");
        }
    }
}
