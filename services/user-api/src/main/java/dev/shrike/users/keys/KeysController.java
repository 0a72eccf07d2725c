package dev.shrike.users.keys;

import dev.shrike.gdpr.key.DataKey;
import dev.shrike.gdpr.key.IssuedKey;
import dev.shrike.gdpr.key.KeyAnswer;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.Purpose;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.keys.KeyStatus;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.UUID;

/** Hands data keys to services. */
@Hidden
@Controller("/internal/keys")
@Secured(Roles.SERVICE)
@ExecuteOn(TaskExecutors.BLOCKING)
class KeysController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PostgresVault vault;

    KeysController(PostgresVault vault) {
        this.vault = vault;
    }

    /** One version of a key: 200, 404 when it was never issued, 410 when the person is erased, 503. */
    @Get("/{person}/{purpose}/{version}")
    HttpResponse<?> find(HttpRequest<?> request, UUID person, String purpose, int version) {
        return switch (vault.find(person, purpose, version)) {
            case KeyAnswer.Found(DataKey key) -> issued(key);
            case KeyAnswer.Erased _ -> erased(request);
            case KeyAnswer.Unknown _ ->
                refused(request, KeyStatus.UNKNOWN, ProblemException.notFound("No such key was ever issued."));
            case KeyAnswer.Unavailable(String reason) -> throw unavailable(reason, null);
        };
    }

    /** The current key, made when absent: 200, 410 when the person is erased, 503. */
    @Post("/{person}/{purpose}")
    HttpResponse<?> provision(HttpRequest<?> request, UUID person, String purpose) {
        if (!Purpose.isValid(purpose)) {
            throw ProblemException.badRequest("purpose", "A purpose is a lower-case word.");
        }
        try {
            return issued(vault.provision(person, purpose));
        } catch (PersonErasedException e) {
            return erased(request);
        } catch (VaultUnavailableException e) {
            throw unavailable(e.getMessage(), e);
        }
    }

    private static HttpResponse<IssuedKey> issued(DataKey key) {
        return HttpResponse.ok(IssuedKey.of(key)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static HttpResponse<?> erased(HttpRequest<?> request) {
        return refused(request, KeyStatus.ERASED, ProblemException.gone("This person was erased."));
    }

    private static MutableHttpResponse<?> refused(HttpRequest<?> request, KeyStatus status, ProblemException problem) {
        return HttpResponse.status(problem.status())
                .header(KeyStatus.HEADER, status.name())
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(problem.problem(request.getPath()));
    }

    private static ProblemException unavailable(String reason, Throwable cause) {
        return ProblemException.unavailable(RETRY_AFTER, reason, cause);
    }
}
