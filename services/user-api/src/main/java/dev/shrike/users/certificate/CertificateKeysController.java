package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.PublishedKeys;
import dev.shrike.gdpr.certificate.SigningKeyException;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that certificates are verified with. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "gdpr")
class CertificateKeysController {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeysController.class);

    private final ChainKeys keys;

    CertificateKeysController(ChainKeys keys) {
        this.keys = keys;
    }

    @Get("/gdpr/certificate-keys")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(
            summary = "The keys to verify certificates with",
            description =
                    "All that were ever used. Each but the first is endorsed by the one before it, and begins where that one"
                            + " ends.")
    @ApiResponse(
            responseCode = "200",
            description = "The public keys, the first one first",
            content = @Content(schema = @Schema(type = "object")))
    HttpResponse<String> all() {
        return answer(HttpStatus.OK, keys.all());
    }

    @Post("/admin/certificate-keys")
    @Secured(Roles.ADMIN)
    @Operation(
            summary = "Sign with a new key",
            description =
                    "Retires the key in use at once: its private half is destroyed, its public one stays published. The new"
                            + " one is endorsed by it.")
    @ApiResponse(
            responseCode = "201",
            description = "All public keys, the new one last",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "409", description = "The key file cannot be read or replaced; nothing has changed")
    HttpResponse<String> rotate(Authentication authentication) {
        LOG.info("{} asks for a new certificate key", Caller.of(authentication).id());
        try {
            return answer(HttpStatus.CREATED, keys.rotate());
        } catch (SigningKeyException e) {
            LOG.error("The certificate key is not rotated", e);
            throw ProblemException.conflict(
                    "certificate-key-file", "The key file cannot be read or replaced; the log of user-api says why.");
        }
    }

    private static HttpResponse<String> answer(HttpStatus status, PublishedKeys keys) {
        return HttpResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(keys.json());
    }
}
