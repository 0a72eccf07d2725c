package dev.shrike.auth.credential;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.UUID;

/** Credentials, for user-api. */
@Controller("/internal/credentials")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class CredentialController {

    private final KeepingCredentials keeping;

    CredentialController(KeepingCredentials keeping) {
        this.keeping = keeping;
    }

    /** Sets what a person logs in with; the same request again changes nothing. 409 when another person has the name. */
    @Put("/{userId}")
    HttpResponse<Void> put(UUID userId, @Valid @Body CredentialRequest request) {
        keeping.put(userId, request);
        return HttpResponse.noContent();
    }

    /** Takes it away, with all sessions. Nothing happens when there is none. */
    @Delete("/{userId}")
    HttpResponse<Void> delete(UUID userId) {
        keeping.delete(userId);
        return HttpResponse.noContent();
    }
}
