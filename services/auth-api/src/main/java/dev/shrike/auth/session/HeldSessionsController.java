package dev.shrike.auth.session;

import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is kept of a person's logins, for user-api, which exports it to that person. */
@Controller("/internal/people/{person}/sessions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class HeldSessionsController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SessionTable sessions;

    HeldSessionsController(SessionTable sessions) {
        this.sessions = sessions;
    }

    /** When a token was issued and until when it is good; not the token, nor what could be mistaken for it. */
    @Introspected
    record HeldSession(
            Instant issued, Instant expires, @Nullable Instant ended) {}

    /** @param next what to ask for next with {@code after}; absent at the end */
    @Introspected
    record Page(List<HeldSession> items, @Nullable String next) {}

    @Get
    Page page(
            UUID person,
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "500") @Min(1) @Max(1000) int limit) {
        List<Session> found = sessions.findOf(person, after == null ? BEFORE_ALL : after, limit);
        List<HeldSession> items = found.stream()
                .map(session -> new HeldSession(session.issued(), session.expires(), session.ended()))
                .toList();
        return new Page(
                items, found.size() < limit ? null : found.getLast().id().toString());
    }
}
