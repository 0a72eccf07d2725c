package dev.shrike.rest.problem;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;

/** An imagined service that can go wrong in every way. */
@Controller("/nests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class NestController {

    @Introspected
    record Nest(
            @NotBlank String displayName,
            @Min(1) @Max(5) int rating,
            @Valid @NotNull Place place) {}

    @Introspected
    record Place(@NotBlank String treeName) {}

    @Post
    Nest build(@Valid @Body Nest nest) {
        return nest;
    }

    @Get("/{id}")
    String find(UUID id, @Nullable @QueryValue @Min(1) Integer maxEggs) {
        throw ProblemException.notFound("No nest " + id);
    }

    @Get("/busy")
    String busy() {
        throw ProblemException.unavailable(Duration.ofMillis(1500), "Brooding.", null);
    }

    @Get("/broken")
    String broken() {
        throw new IllegalStateException("secret internals");
    }

    @Get("/database-away")
    String databaseAway() throws SQLTransientConnectionException {
        throw new SQLTransientConnectionException("HikariPool-1 timed out on 10.0.0.7");
    }

    @Get("/caller")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Caller caller(Authentication authentication) {
        return Caller.of(authentication);
    }

    @Get("/internal")
    @Secured(Roles.SERVICE)
    Caller internal(Authentication authentication) {
        return Caller.of(authentication);
    }

    @Get("/of/{person}")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    String of(Authentication authentication, UUID person) {
        Caller.of(authentication).requireSelfOrAdmin(person);
        return "yours";
    }
}
