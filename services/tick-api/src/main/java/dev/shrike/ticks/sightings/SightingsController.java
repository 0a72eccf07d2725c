package dev.shrike.ticks.sightings;

import dev.shrike.rest.identity.Roles;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What is seen when, over HTTP. */
@Controller("/sightings")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "sightings")
class SightingsController {
    private final SightingsTable table;

    SightingsController(SightingsTable table) {
        this.table = table;
    }

    @Get("/species")
    @Operation(
            summary = "The months in which a species was seen, oldest first",
            description = "Counts everybody's ticks, a moment after they are posted; names nobody.")
    @ApiResponse(responseCode = "200", description = "Its months; none when it was never seen.")
    SightingsAnswer ofSpecies(
            @QueryValue @NotBlank @Size(max = 200) String name,
            @QueryValue(defaultValue = "500") @Min(1) @Max(1000) int limit) {
        return new SightingsAnswer(table.ofSpecies(name, limit));
    }

    @Get("/months/{month}")
    @Operation(
            summary = "The species that were seen in a month, the most often seen first",
            description = "The month as in 2024-05.")
    @ApiResponse(responseCode = "200", description = "Its species; none when nothing was seen.")
    SightingsAnswer ofMonth(
            @Pattern(regexp = "\\d{4}-(0[1-9]|1[0-2])", message = "must be a month such as 2024-05") String month,
            @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return new SightingsAnswer(table.ofMonth(month, limit));
    }
}
