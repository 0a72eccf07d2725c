package dev.shrike.statistics.analytics;

import dev.shrike.analytics.Analytics;
import dev.shrike.rest.identity.Roles;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.reactivestreams.Publisher;

/** SQL over the compacted topics. Rows of everybody can be seen, so that it is for analysts and admins only. */
@Controller("/analytics")
@Secured({Roles.ANALYST, Roles.ADMIN})
@Requires(beans = Analytics.class)
@Tag(name = "analytics")
class AnalyticsController {

    private final Analytics analytics;
    private final Answering answering;

    AnalyticsController(Analytics analytics, Answering answering) {
        this.analytics = analytics;
        this.answering = answering;
    }

    @Post("/query")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_CSV, "application/vnd.apache.parquet"})
    @SingleResult
    @Operation(
            summary = "Run one reading SQL statement over the latest events",
            description =
                    "As JSON, CSV or Parquet, by `format` or the Accept header. Every answer tells how current the "
                            + "tables are that it read: in `freshness`, or in the header Shrike-Freshness; and whether rows were cut "
                            + "off. 400 when the SQL is wrong or not allowed, 422 when it takes too long or too much memory, 429 when "
                            + "too many run. A query whose client goes away is cancelled.")
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
    @ApiResponse(responseCode = "422", description = "It takes too long, or too much memory")
    @ApiResponse(responseCode = "429", description = "Too many queries run")
    @ApiResponse(responseCode = "503", description = "The tables are not there yet")
    Publisher<HttpResponse<byte[]>> query(@Body @Valid QueryRequest asked, HttpRequest<?> request) {
        return answering.answer(asked, request);
    }

    @Get("/tables")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(summary = "The tables, their columns, and how current they are")
    @ApiResponse(responseCode = "200", description = "The tables by name")
    TablesAnswer tables() {
        return TablesAnswer.of(analytics);
    }
}
