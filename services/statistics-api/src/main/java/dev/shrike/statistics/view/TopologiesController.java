package dev.shrike.statistics.view;

import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.topology.runtime.TopologyRuntime;
import dev.shrike.topology.view.Mermaid;
import dev.shrike.topology.view.Svg;
import dev.shrike.topology.view.TopologyView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The topologies that run in this instance, for operators and administrators. */
@Controller("/topologies")
@Secured({Roles.OPERATOR, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "topologies")
class TopologiesController {

    private static final String MERMAID = "text/vnd.mermaid";
    private static final String SVG = "image/svg+xml";

    private final TopologyRuntime topologies;

    TopologiesController(TopologyRuntime topologies) {
        this.topologies = topologies;
    }

    @Get
    @Operation(
            summary = "What runs in this instance",
            description =
                    "Each topology with its state, its rates, its tasks with their lag, its state stores and its graph; "
                            + "and state folders that no topology uses any more.")
    @ApiResponse(responseCode = "200", description = "What runs here")
    TopologiesAnswer all() {
        return new TopologiesAnswer(topologies.views(), topologies.orphans());
    }

    @Get(
            value = "/{name}",
            produces = {MediaType.APPLICATION_JSON, SVG, MERMAID})
    @Operation(
            summary = "One topology",
            description =
                    "`format=mermaid` gives its graph as a picture in Mermaid text, `svg` (or `Accept: image/svg+xml`) as one that "
                            + "browsers show. 404 when it does not run here.")
    @ApiResponse(
            responseCode = "200",
            description = "The topology",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TopologyView.class)),
                @Content(mediaType = SVG, schema = @Schema(type = "string")),
                @Content(mediaType = MERMAID, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "404", description = "No such topology runs here")
    HttpResponse<?> one(String name, @QueryValue @Nullable Format format, HttpRequest<?> request) {
        TopologyView view = view(name);
        return switch (format == null ? accepted(request) : format) {
            case JSON -> HttpResponse.ok(view).contentType(MediaType.APPLICATION_JSON_TYPE);
            case MERMAID -> HttpResponse.ok(Mermaid.of(view.graph())).contentType(MERMAID);
            case SVG -> HttpResponse.ok(Svg.of(view.graph())).contentType(SVG);
        };
    }

    /** The first kind that is asked for and that there is. */
    private static Format accepted(HttpRequest<?> request) {
        return request.accept().stream()
                .map(MediaType::getName)
                .filter(type -> type.equals(SVG) || type.equals(MERMAID) || type.equals(MediaType.APPLICATION_JSON))
                .findFirst()
                .map(type -> type.equals(SVG) ? Format.SVG : type.equals(MERMAID) ? Format.MERMAID : Format.JSON)
                .orElse(Format.JSON);
    }

    private TopologyView view(String name) {
        return topologies.views().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("No such topology runs here"));
    }

    /** How a topology is shown. */
    enum Format {
        /** Everything. */
        JSON,
        /** The graph alone, as Mermaid text. */
        MERMAID,
        /** The graph alone, as a picture. */
        SVG
    }
}
