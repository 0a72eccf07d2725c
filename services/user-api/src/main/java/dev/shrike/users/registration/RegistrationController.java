package dev.shrike.users.registration;

import dev.shrike.rest.idempotency.Answered;
import dev.shrike.rest.idempotency.KeyedRequest;
import dev.shrike.users.profile.UserAnswer;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;

/** Registration. */
@Controller("/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "people")
class RegistrationController {

    private final Registering registering;

    RegistrationController(Registering registering) {
        this.registering = registering;
    }

    @Post
    @Operation(
            summary = "Register",
            description = "Needs no token. With an Idempotency-Key the same request may be sent again.")
    @ApiResponse(
            responseCode = "201",
            description = "Registered; Location is the profile",
            content = @Content(schema = @Schema(implementation = UserAnswer.class)))
    @ApiResponse(responseCode = "409", description = "User name or e-mail address are taken")
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    HttpResponse<UserAnswer> register(
            @Valid @Body RegistrationRequest request, @Nullable @Header(KeyedRequest.HEADER) String idempotencyKey) {
        Optional<String> key = KeyedRequest.checkedKey(idempotencyKey);
        Registered registered = registering.register(request, key, false);
        UserAnswer answer = UserAnswer.of(registered.id(), request.profile());
        URI location = URI.create("/users/" + registered.id());
        return new Answered<>(answer, registered.replayed()).mark(HttpResponse.created(answer, location));
    }
}
