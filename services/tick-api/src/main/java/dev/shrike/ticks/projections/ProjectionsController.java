package dev.shrike.ticks.projections;

import dev.shrike.messaging.projection.Projections;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;

/** The projections of this process over HTTP. */
@Controller("/admin/projections")
@Secured({Roles.OPERATOR, Roles.ADMIN})
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projections")
class ProjectionsController {
    private final Projections projections;

    ProjectionsController(Projections projections) {
        this.projections = projections;
    }

    @Get
    @Operation(summary = "All projections with their builds: state, progress, and the event at which one stopped")
    @ApiResponse(responseCode = "200", description = "By name.")
    ProjectionsAnswer list() {
        return new ProjectionsAnswer(
                projections.list().stream().map(ProjectionAnswer::of).toList());
    }

    @Get("/{name}")
    @Operation(summary = "One projection")
    @ApiResponse(responseCode = "200", description = "The projection.")
    @ApiResponse(responseCode = "404", description = "There is no such projection.")
    ProjectionAnswer show(String name) {
        return ProjectionAnswer.of(projections.show(name));
    }

    @Post("/{name}/rebuild")
    @Operation(
            summary = "Fill new tables beside the live ones",
            description =
                    "The live ones answer until the new ones are as far; then these take their place in one step.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun; Location says where its progress is seen.",
            content = @Content(schema = @Schema(implementation = ProjectionAnswer.class)))
    @ApiResponse(responseCode = "409", description = "There is a rebuild already.")
    @ApiResponse(responseCode = "404", description = "There is no such projection.")
    HttpResponse<ProjectionAnswer> rebuild(String name) {
        projections.rebuild(name);
        return HttpResponse.<ProjectionAnswer>accepted(URI.create("/admin/projections/" + name))
                .body(show(name));
    }

    @Post("/{name}/retry")
    @Operation(summary = "Let what stopped at an event try again, from that event on")
    @ApiResponse(responseCode = "200", description = "The projection as it is now.")
    @ApiResponse(responseCode = "404", description = "There is no such projection.")
    @ApiResponse(responseCode = "409", description = "Nothing has stopped.")
    ProjectionAnswer retry(String name) {
        projections.retry(name);
        return show(name);
    }

    @Post("/{name}/skip/{event}")
    @Operation(
            summary = "Let what stopped at this event go on without it",
            description = "It is noted among the messages that were set aside; a rebuild meets it again.")
    @ApiResponse(responseCode = "200", description = "It is passed over.")
    @ApiResponse(responseCode = "409", description = "Nothing has stopped at this event.")
    @ApiResponse(responseCode = "404", description = "There is no such projection.")
    ProjectionAnswer skip(String name, UUID event) {
        projections.skip(name, event);
        return show(name);
    }

    @Delete("/{name}/builds/retired")
    @Operation(summary = "Drop the tables that are no longer live")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "They are gone.")
    @ApiResponse(responseCode = "404", description = "There is no such projection.")
    void dropRetired(String name) {
        projections.dropRetired(name);
    }

    @Delete("/{name}/builds/{build}")
    @Operation(summary = "Drop the tables of one build that is not live; ends a rebuild")
    @ApiResponse(responseCode = "204", description = "They are gone.")
    @ApiResponse(responseCode = "409", description = "It is the live one.")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "404", description = "There is no such projection or build.")
    void drop(String name, int build) {
        projections.drop(name, build);
    }
}
