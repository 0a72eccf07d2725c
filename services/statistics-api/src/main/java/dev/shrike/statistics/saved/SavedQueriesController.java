package dev.shrike.statistics.saved;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.statistics.analytics.Answering;
import dev.shrike.statistics.analytics.QueryAnswerForm;
import dev.shrike.statistics.analytics.QueryRequest;
import dev.shrike.statistics.analytics.QueryWish;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
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
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.reactivestreams.Publisher;

/** Statements under names, for analysts and admins. */
@Controller("/analytics/queries")
@Secured({Roles.ANALYST, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = {SavingQueries.class, Answering.class})
@Tag(name = "analytics")
class SavedQueriesController {
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final String NAME_RULE = "must be 1 to 64 lower-case letters, digits, dashes and underscores";

    private final SavingQueries saving;
    private final SavedQueryTable table;
    private final Answering answering;

    SavedQueriesController(SavingQueries saving, SavedQueryTable table, Answering answering) {
        this.saving = saving;
        this.table = table;
        this.answering = answering;
    }

    /** @param next what to ask for next with {@code after}; absent at the end */
    @Introspected
    record Page(List<SavedQueryAnswer> queries, @Nullable String next) {}

    @Put("/{name}")
    @Operation(
            summary = "Save a statement under a name",
            description = "It is checked, and not run. Its owner and admins change what is there already.")
    @ApiResponse(
            responseCode = "201",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = SavedQueryAnswer.class)))
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "400", description = "The SQL is wrong or not allowed")
    @ApiResponse(responseCode = "403", description = "The name is another person's")
    @ApiResponse(responseCode = "409", description = "You have as many as may be")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    HttpResponse<SavedQueryAnswer> save(
            @Pattern(regexp = NAME, message = NAME_RULE) String name,
            @Valid @Body SavedQueryRequest wish,
            Authentication authentication) {
        answering.check(wish.sql());
        boolean added = saving.save(name, wish.sql(), wish.description(), Caller.of(authentication));
        return HttpResponse.status(added ? HttpStatus.CREATED : HttpStatus.OK)
                .body(SavedQueryAnswer.of(saving.find(name)));
    }

    @Get
    @Operation(summary = "All saved queries", description = "By name, of everybody.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    Page list(
            @QueryValue(defaultValue = "") String after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(500) int limit) {
        List<SavedQuery> found = table.findAfter(after, limit);
        return new Page(
                found.stream().map(SavedQueryAnswer::of).toList(),
                found.size() < limit ? null : found.getLast().name());
    }

    @Get("/{name}")
    @Operation(summary = "A saved query")
    @ApiResponse(responseCode = "200", description = "The query")
    @ApiResponse(responseCode = "404", description = "There is no saved query of this name")
    SavedQueryAnswer find(String name) {
        return SavedQueryAnswer.of(saving.find(name));
    }

    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a saved query", description = "For its owner and admins.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    @ApiResponse(responseCode = "403", description = "It is another person's")
    @ApiResponse(responseCode = "404", description = "There is no saved query of this name")
    void delete(String name, Authentication authentication) {
        saving.delete(name, Caller.of(authentication));
    }

    @Post("/{name}/run")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV, "application/vnd.apache.parquet"})
    @SingleResult
    @Operation(
            summary = "Run a saved query",
            description =
                    "It is checked again. The answer is that of `POST /analytics/query`, as are parameters, format and limits.")
    @ApiResponse(
            responseCode = "200",
            description = "The rows",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = QueryAnswerForm.class)),
                @Content(mediaType = MediaType.TEXT_CSV, schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/vnd.apache.parquet",
                        schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(responseCode = "400", description = "The SQL is wrong or not allowed")
    @ApiResponse(responseCode = "404", description = "There is no saved query of this name")
    @ApiResponse(responseCode = "422", description = "It takes too long, or too much memory")
    @ApiResponse(responseCode = "429", description = "Too many queries run")
    @ApiResponse(responseCode = "503", description = "The tables are not there yet")
    Publisher<HttpResponse<byte[]>> run(String name, @Nullable @Body @Valid QueryWish wish, HttpRequest<?> request) {
        return answering.answer(QueryRequest.of(saving.find(name).sql(), wish), request);
    }
}
