package dev.shrike.gateway.graphql.http;

import dev.shrike.gateway.graphql.engine.GraphEngine;
import dev.shrike.gateway.graphql.engine.GraphRequest;
import dev.shrike.gateway.graphql.engine.Json;
import dev.shrike.gateway.graphql.engine.Outcome;
import dev.shrike.gateway.graphql.field.GraphSchema;
import dev.shrike.rest.identity.Roles;
import graphql.language.OperationDefinition;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Queries and mutations over HTTP, for anybody who is logged in. */
@Controller("/graphql")
@Secured({Roles.USER, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "graphql")
class GraphController {
    /** The media type by which a client asks for statuses that say what happened. */
    static final String RESPONSE = "application/graphql-response+json";

    private static final String ANSWER =
            "{\"data\":{\"topScores\":[{\"image\":{\"url\":\"https://images.example/lapwing.jpg\"},\"score\":4}]}}";

    private static final String PIECE = "event: next\nid: eyJhZnRlciI6e319\ndata: " + ANSWER + "\n\n";

    private final GraphEngine engine;
    private final GraphSchema schema;

    GraphController(GraphEngine engine, GraphSchema schema) {
        this.engine = engine;
        this.schema = schema;
    }

    @Post(produces = {MediaType.APPLICATION_JSON, RESPONSE, MediaType.TEXT_EVENT_STREAM})
    @Operation(
            summary = "Run a GraphQL query, mutation or subscription",
            description =
                    "Fields that fail are errors with `extensions`: `code`, and where a service refused also `status`, `type` and "
                            + "`retry_after`; the others are answered all the same. Queries that are too large are refused "
                            + "before they run (`QUERY_TOO_LARGE`). With `Accept: text/event-stream` results come as Server-Sent Events, as many "
                            + "as there are (distinct connections of graphql-sse); an event's id is its cursor, so that `Last-Event-ID` resumes. "
                            + "Subscriptions are answered like that, or over a WebSocket at `/graphql/ws` (graphql-transport-ws).")
    @ApiResponse(
            responseCode = "200",
            description = "Data, errors or both.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = "object"),
                        examples = @ExampleObject(name = "answer", value = ANSWER)),
                @Content(
                        mediaType = RESPONSE,
                        schema = @Schema(type = "object"),
                        examples = @ExampleObject(name = "answer", value = ANSWER)),
                @Content(
                        mediaType = MediaType.TEXT_EVENT_STREAM,
                        schema = @Schema(type = "object"),
                        examples = @ExampleObject(name = "answer", value = PIECE))
            })
    @ApiResponse(responseCode = "400", description = "Nothing was run, for a client that takes graphql-response+json.")
    @ApiResponse(responseCode = "401", description = "Without a valid token.")
    CompletableFuture<MutableHttpResponse<?>> post(
            @Body GraphRequest body, HttpRequest<?> request, Authentication authentication) {
        boolean stream = request.accept().stream()
                .findFirst()
                .filter(MediaType.TEXT_EVENT_STREAM_TYPE::equals)
                .isPresent();
        return stream
                ? stream(body, request, authentication)
                : run(
                        body,
                        request,
                        authentication,
                        EnumSet.of(OperationDefinition.Operation.QUERY, OperationDefinition.Operation.MUTATION));
    }

    @Get(produces = {MediaType.APPLICATION_JSON, RESPONSE})
    @Operation(
            summary = "Run a GraphQL query",
            description = "`variables` and `extensions` are JSON. Mutations are refused: a GET changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "Data, errors or both.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = "object"),
                        examples = @ExampleObject(name = "answer", value = ANSWER)),
                @Content(
                        mediaType = RESPONSE,
                        schema = @Schema(type = "object"),
                        examples = @ExampleObject(name = "answer", value = ANSWER))
            })
    @ApiResponse(responseCode = "400", description = "A parameter cannot be read.")
    @ApiResponse(responseCode = "405", description = "It is a mutation.")
    CompletableFuture<MutableHttpResponse<?>> get(
            @QueryValue @Nullable String query,
            @QueryValue("operationName") @Nullable String operationName,
            @QueryValue @Nullable String variables,
            @QueryValue @Nullable String extensions,
            HttpRequest<?> request,
            Authentication authentication) {
        GraphRequest asked = new GraphRequest(
                query, operationName, Json.object("variables", variables), Json.object("extensions", extensions));
        return run(asked, request, authentication, EnumSet.of(OperationDefinition.Operation.QUERY));
    }

    @Get(value = "/schema", produces = MediaType.TEXT_PLAIN)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Operation(
            summary = "The GraphQL schema",
            description = "In the schema definition language, with descriptions and costs.")
    @ApiResponse(responseCode = "200", description = "The schema.")
    String schema() {
        return schema.text();
    }

    private CompletableFuture<MutableHttpResponse<?>> run(
            GraphRequest asked,
            HttpRequest<?> request,
            Authentication authentication,
            Set<OperationDefinition.Operation> allowed) {
        boolean told = request.accept().stream().anyMatch(type -> type.getName().equals(RESPONSE));
        return engine.execute(asked, AskingOf.request(request, authentication), allowed)
                .thenApply(outcome -> switch (outcome) {
                    case Outcome.Answered(Map<String, Object> response) -> answer(200, told, response);
                    case Outcome.Refused refused ->
                        answer(told || refused.status() == 405 ? refused.status() : 200, told, refused.response());
                    case Outcome.Subscribed _ -> throw new IllegalStateException("Subscriptions were not allowed");
                });
    }

    private CompletableFuture<MutableHttpResponse<?>> stream(
            GraphRequest asked, HttpRequest<?> request, Authentication authentication) {
        return engine.execute(
                        asked,
                        AskingOf.request(request, authentication),
                        EnumSet.allOf(OperationDefinition.Operation.class))
                .thenApply(outcome -> HttpResponse.ok(SseMessages.of(outcome))
                        .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Accel-Buffering", "no"));
    }

    private static MutableHttpResponse<String> answer(int status, boolean told, Map<String, Object> response) {
        return HttpResponse.<String>status(HttpStatus.valueOf(status))
                .contentType(told ? RESPONSE : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Json.write(response));
    }
}
