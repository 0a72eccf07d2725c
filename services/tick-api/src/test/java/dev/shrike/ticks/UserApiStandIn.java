package dev.shrike.ticks;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.people.PeoplePage;
import dev.shrike.rest.people.PeoplePage.Person;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** user-api's list of the people, for services only: two pages of one each, whatever is asked for. */
@Controller("/internal/users")
@Secured(Roles.SERVICE)
public class UserApiStandIn {
    public static final UUID FIRST = UUID.fromString("11111111-0f0e-4c47-9d4e-3a2f6f0a7c11");
    public static final UUID SECOND = UUID.fromString("22222222-0f0e-4c47-9d4e-3a2f6f0a7c11");

    @Get("{?after,limit}")
    PeoplePage page(@Nullable @QueryValue UUID after, @QueryValue int limit) {
        return after == null
                ? new PeoplePage(List.of(new Person(FIRST, Instant.EPOCH)), FIRST)
                : new PeoplePage(List.of(new Person(SECOND, Instant.EPOCH)), null);
    }
}
