package dev.shrike.admin.people;

import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;

/** Who is registered, for privacy officers and administrators. */
@Controller("/admin/people")
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "people")
class PeopleController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final KnownPeople people;

    PeopleController(KnownPeople people) {
        this.people = people;
    }

    /**
     * Some of them.
     *
     * @param next the id after which the next page begins; absent with the last page
     */
    @Introspected
    @Schema(name = "KnownPeople")
    record Page(List<KnownPerson> people, @Nullable UUID next) {
        Page {
            people = List.copyOf(people);
        }
    }

    @Get
    @Operation(
            summary = "Who is registered",
            description =
                    "By id, as this service knows: also while user-api is away. Give `next` as `after` for the page that follows.")
    @ApiResponse(responseCode = "200", description = "At most so many, in the order of their ids")
    Page page(@Nullable @QueryValue UUID after, @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        List<KnownPerson> found = people.findAfter(after == null ? BEFORE_ALL : after, limit);
        return new Page(found, found.size() < limit ? null : found.getLast().personId());
    }
}
