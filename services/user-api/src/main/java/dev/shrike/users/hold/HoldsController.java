package dev.shrike.users.hold;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.users.gdpr.SealedWords;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Legal holds, placed and lifted by privacy officers and admins. */
@Controller("/gdpr/holds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "gdpr")
class HoldsController {

    private final Holds holds;
    private final HoldTable table;
    private final SealedWords words;

    HoldsController(Holds holds, HoldTable table, SealedWords words) {
        this.holds = holds;
        this.table = table;
        this.words = words;
    }

    /** Why, and until when at the latest somebody looks at it again. {@code toString} shows no words. */
    @Introspected
    record Wish(
            @NotBlank @Size(max = 2000) String reason,
            @NotNull LocalDate review) {
        @Override
        public String toString() {
            return "Wish[" + review + "]";
        }
    }

    /** The holds found. */
    @Introspected
    record Found(List<HoldAnswer> holds) {}

    @Put("/{person}")
    @Operation(
            summary = "Hold a person's data",
            description =
                    "As long as it stands, the person is not erased: an erasure waits before it destroys keys. A second"
                            + " one changes reason and review of the first.")
    @ApiResponse(
            responseCode = "201",
            description = "Placed",
            content = @Content(schema = @Schema(implementation = HoldAnswer.class)))
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "The keys are destroyed; nothing is left to hold")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    HttpResponse<HoldAnswer> place(UUID person, @Valid @Body Wish wish, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        boolean placed = holds.place(person, wish.reason(), wish.review(), caller.id());
        return HttpResponse.status(placed ? HttpStatus.CREATED : HttpStatus.OK).body(found(person, caller));
    }

    @Delete("/{person}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lift a hold", description = "An erasure that waited for it goes on.")
    @ApiResponse(responseCode = "204", description = "Lifted")
    @ApiResponse(responseCode = "404", description = "There is no hold on this person")
    void lift(UUID person, Authentication authentication) {
        holds.lift(person, Caller.of(authentication).id());
    }

    @Get("/{person}")
    @Secured({Roles.USER, Roles.ADMIN})
    @Operation(
            summary = "The hold on a person",
            description = "For the person, privacy officers and admins. 404 when there is none.")
    @ApiResponse(responseCode = "200", description = "The hold")
    @ApiResponse(responseCode = "404", description = "There is no hold on this person")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HoldAnswer find(UUID person, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        caller.requireMayLookAfter(person);
        return found(person, caller);
    }

    @Get
    @Operation(
            summary = "All holds",
            description =
                    "What has to be reviewed first comes first. For the next page, after is the person of the last one.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    Found list(
            @Nullable @QueryValue UUID after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int limit,
            Authentication authentication) {
        Caller caller = Caller.of(authentication);
        UUID last = after == null
                ? null
                : table.standing(after)
                        .map(HoldRow::id)
                        .orElseThrow(() -> ProblemException.invalid("after", "is nobody who is held"));
        return new Found(table.allStanding(last, limit).stream()
                .map(row -> show(row, caller))
                .toList());
    }

    private HoldAnswer found(UUID person, Caller caller) {
        return table.standing(person)
                .map(row -> show(row, caller))
                .orElseThrow(() -> ProblemException.notFound("There is no hold on this person."));
    }

    private HoldAnswer show(HoldRow row, Caller caller) {
        String reason = words.open(row.person(), row.id(), Holds.REASON, row.reason())
                .orElseThrow(() -> new IllegalStateException("Hold " + row.id() + " did not keep the person's keys"));
        UUID by = caller.looksAfterPeople() ? row.placedBy() : null;
        return new HoldAnswer(new HoldAnswer.Person(row.person()), reason, by, row.placed(), row.review());
    }
}
