package dev.shrike.users.registration;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Keeps auth-api's credentials in step. Every call may be repeated. Thread-safe; up to ten seconds. */
@Singleton
class Credentials {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final AuthApiClient authApi;

    Credentials(AuthApiClient authApi) {
        this.authApi = authApi;
    }

    /**
     * Sets what the person logs in with.
     *
     * @return false when auth-api refuses the user name because another person has it
     * @throws ProblemException 503 when it is not known whether it was done
     */
    boolean put(UUID person, RegistrationRequest request, boolean admin) {
        try {
            authApi.put(person, new AuthApiClient.Credentials(request.username(), request.password(), admin));
            return true;
        } catch (HttpClientResponseException e) {
            if (e.getStatus() == HttpStatus.CONFLICT) {
                return false;
            }
            throw unavailable(e);
        } catch (HttpClientException e) {
            throw unavailable(e);
        }
    }

    void delete(UUID person) {
        try {
            authApi.delete(person);
        } catch (HttpClientException e) {
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Exception cause) {
        return ProblemException.unavailable(
                RETRY_AFTER, "The registration is not complete yet. Send the same request again.", cause);
    }
}
