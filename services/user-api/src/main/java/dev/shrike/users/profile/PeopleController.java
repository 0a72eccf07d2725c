package dev.shrike.users.profile;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.people.PeoplePage;
import dev.shrike.rest.people.PeoplePage.Person;
import dev.shrike.rest.people.RegisteredPeople;
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
import java.util.List;
import java.util.UUID;

/** Who is registered, for services that keep a copy. */
@Controller("/internal/users")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.SERVICE)
@Hidden
class PeopleController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final UserTable users;

    PeopleController(UserTable users) {
        this.users = users;
    }

    @Get
    PeoplePage page(
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "500") @Min(1) @Max(RegisteredPeople.MAX_LIMIT) int limit) {
        List<Person> people = users.findActiveAfter(after == null ? BEFORE_ALL : after, limit).stream()
                .map(row -> new Person(row.id(), row.created()))
                .toList();
        return new PeoplePage(
                people, people.size() < limit ? null : people.getLast().id());
    }
}
