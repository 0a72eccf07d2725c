package dev.shrike.users.export;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.SelfOr;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
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
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asking for a copy of one's data, and fetching it. */
@Controller("/gdpr/exports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.USER, Roles.ADMIN})
@Tag(name = "gdpr")
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final String ZIP = "application/zip";

    private final Exporting exporting;

    ExportController(Exporting exporting) {
        this.exporting = exporting;
    }

    @Introspected
    @Schema(name = "ExportRequest")
    record ExportRequest(@NotNull @Valid Person user) {}

    @Introspected
    @Schema(name = "ExportRequestPerson")
    record Person(@NotNull UUID id) {}

    /** The exports found. */
    @Introspected
    @Schema(name = "Exports")
    record Found(List<Export> exports) {}

    @Post
    @Operation(
            summary = "Export a person's data",
            description =
                    "For the person, privacy officers and admins. Asking again joins the export that is under way.")
    @ApiResponse(
            responseCode = "202",
            description = "It is under way; Location shows how far it is",
            content = @Content(schema = @Schema(implementation = Export.class)))
    @ApiResponse(responseCode = "403", description = "Somebody else")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @ApiResponse(responseCode = "429", description = "Too many within a day")
    @ApiResponse(responseCode = "404", description = "There is no such person")
    @ApiResponse(responseCode = "409", description = "One has just ended; ask once more")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<Export> request(@Valid @Body ExportRequest request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        UUID person = request.user().id();
        caller.requireMayLookAfter(person);
        ExportRow export = exporting.request(person, !caller.looksAfterPeople());
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, "/gdpr/exports/" + export.id())
                .body(Export.of(export));
    }

    @Get
    @Operation(
            summary = "The exports of a person",
            description =
                    "For the person, privacy officers and admins. The newest first, as far as they are remembered.")
    @ApiResponse(responseCode = "200", description = "At most so many")
    @ApiResponse(responseCode = "403", description = "Somebody else's")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    Found list(
            @QueryValue UUID user,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            Authentication authentication) {
        Caller.of(authentication).requireMayLookAfter(user);
        return new Found(exporting.of(user, limit).stream().map(Export::of).toList());
    }

    @Get("/{id}")
    @Operation(summary = "How far an export is", description = "For the person, privacy officers and admins.")
    @ApiResponse(responseCode = "200", description = "State and progress")
    @ApiResponse(responseCode = "403", description = "Somebody else's")
    @ApiResponse(responseCode = "410", description = "The person was erased")
    @ApiResponse(responseCode = "404", description = "There is no such export")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    Export find(UUID id, Authentication authentication) {
        return Export.of(visible(id, Caller.of(authentication)));
    }

    @Get("/{id}/file")
    @Produces(ZIP)
    @Operation(
            summary = "The file of an export",
            description = "A ZIP of JSON and CSV files. README.txt in it says what they are.")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(responseCode = "409", description = "It is not ready")
    @ApiResponse(responseCode = "410", description = "It has expired, or the person was erased")
    @ApiResponse(responseCode = "404", description = "There is no such export")
    @SelfOr({Roles.PRIVACY_OFFICER, Roles.ADMIN})
    HttpResponse<StreamedFile> file(UUID id, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        ExportRow export = visible(id, caller);
        StreamedFile file = new StreamedFile(
                        exporting.open(export),
                        MediaType.of(ZIP),
                        export.changed().toEpochMilli(),
                        export.size() == null ? -1 : export.size())
                .attach("shrike-export-" + id + ".zip");
        LOG.info("Export {} of person {} is fetched by {}", id, export.person(), caller.id());
        return HttpResponse.ok(file).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private ExportRow visible(UUID id, Caller caller) {
        ExportRow export = exporting.find(id).orElseThrow(() -> ProblemException.notFound("There is no such export."));
        caller.requireMayLookAfter(export.person());
        if (export.is(ExportRow.ERASED)) {
            throw ProblemException.gone("This person was erased.");
        }
        return export;
    }
}
