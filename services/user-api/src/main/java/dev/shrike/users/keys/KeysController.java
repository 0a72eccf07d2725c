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
import dev.shrike.users.keys.access.KeyAccess;
import dev.shrike.users.keys.audit.KeyAudit;
import dev.shrike.users.keys.audit.KeyQuestion;
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
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Hands data keys to the services that may have them, each answer recorded. */
@Hidden
@Controller("/internal/keys")
@Secured(Roles.SERVICE)
@ExecuteOn(TaskExecutors.BLOCKING)
class KeysController {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PostgresVault vault;
    private final KeyAccess access;
    private final KeyAudit audit;

    KeysController(PostgresVault vault, KeyAccess access, KeyAudit audit) {
        this.vault = vault;
        this.access = access;
        this.audit = audit;
    }

    /**
     * One version of a key: 200, 403 when it is not for this service, 404 when it was never issued, 410 when the person is erased,
     * 503.
     */
    @Get("/{person}/{purpose}/{version}")
    HttpResponse<?> find(HttpRequest<?> request, Authentication service, UUID person, String purpose, int version) {
        requirePurpose(purpose);
        requireVersion(version);
        return answer(
                request,
                KeyQuestion.open(service.getName(), person, purpose, version),
                () -> vault.find(person, purpose, version));
    }

    /** The current key, made when absent: 200, 403 when it is not for this service, 410 when the person is erased, 503. */
    @Post("/{person}/{purpose}")
    HttpResponse<?> provision(HttpRequest<?> request, Authentication service, UUID person, String purpose) {
        requirePurpose(purpose);
        return answer(
                request, KeyQuestion.seal(service.getName(), person, purpose), () -> provisioned(person, purpose));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, KeyQuestion question, Supplier<KeyAnswer> asking) {
        if (!access.allows(question.service(), question.purpose(), question.wanted())) {
            audit.refused(question);
            return notAllowed(request, question);
        }
        return switch (audit.answered(question, asking)) {
            case KeyAnswer.Found(DataKey key) -> issued(key);
            case KeyAnswer.Erased _ -> erased(request);
            case KeyAnswer.Unknown _ ->
                refused(request, KeyStatus.UNKNOWN, ProblemException.notFound("No such key was ever issued."));
            case KeyAnswer.Unavailable(String reason) -> throw unavailable(reason, null);
        };
    }

    private KeyAnswer provisioned(UUID person, String purpose) {
        try {
            return new KeyAnswer.Found(vault.provision(person, purpose));
        } catch (PersonErasedException e) {
            return new KeyAnswer.Erased();
        } catch (VaultUnavailableException e) {
            throw unavailable(e.getMessage(), e);
        }
    }

    private static void requirePurpose(String purpose) {
        if (!Purpose.isValid(purpose)) {
            throw ProblemException.badRequest("purpose", "A purpose is a lower-case word.");
        }
    }

    private static void requireVersion(int version) {
        if (version < 1) {
            throw ProblemException.badRequest("version", "A key's first version is 1.");
        }
    }

    private static HttpResponse<IssuedKey> issued(DataKey key) {
        return HttpResponse.ok(IssuedKey.of(key)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static HttpResponse<?> erased(HttpRequest<?> request) {
        return refused(request, KeyStatus.ERASED, ProblemException.gone("This person was erased."));
    }

    private static HttpResponse<?> notAllowed(HttpRequest<?> request, KeyQuestion question) {
        String detail = "%s has no right to %s %s (shrike.keys.access)."
                .formatted(question.service(), question.wanted().text(), question.purpose());
        return refused(request, KeyStatus.NOT_ALLOWED, ProblemException.forbidden(detail));
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
