package dev.shrike.users.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Proving that nothing of a person can be read any more, for privacy officers and admins. */
@Controller("/gdpr/verifications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "gdpr")
class VerificationController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Verifications verifications;

    VerificationController(Verifications verifications) {
        this.verifications = verifications;
    }

    /**
     * Whom to look for.
     *
     * @param deep whether the servers' own files are scanned too
     */
    @Introspected
    record VerificationRequest(
            @NotNull @Valid Person user, @Nullable Boolean deep) {}

    @Introspected
    record Person(@NotNull UUID id) {}

    @Post
    @Operation(
            summary = "Look for a person everywhere",
            description = "Reads every topic, stream and table. Asking again joins the verification that is under way.")
    @ApiResponse(
            responseCode = "202",
            description = "Under way; Location shows how far it is, and then its report",
            content = @Content(schema = @Schema(implementation = Verification.class)))
    @ApiResponse(responseCode = "503", description = "Too many are waiting")
    HttpResponse<Verification> request(@Valid @Body VerificationRequest request) {
        Depth depth = Boolean.TRUE.equals(request.deep()) ? Depth.DEEP : Depth.REACHABLE;
        VerificationRow row = verifications.request(request.user().id(), depth);
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, "/gdpr/verifications/" + row.id())
                .body(Verification.of(row, null));
    }

    @Get("/{id}")
    @Operation(
            summary = "How far a verification is",
            description = "And its report, once it is completed: CLEAN, FINDINGS or INCONCLUSIVE, and why.")
    @ApiResponse(responseCode = "200", description = "State, progress and report; kept for 90 days")
    @ApiResponse(responseCode = "404", description = "There is no such verification")
    Verification find(UUID id) {
        VerificationRow row =
                verifications.find(id).orElseThrow(() -> ProblemException.notFound("There is no such verification."));
        return Verification.of(row, report(row));
    }

    private static @Nullable JsonNode report(VerificationRow row) {
        try {
            return row.report() == null ? null : JSON.readTree(row.report());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report of verification " + row.id() + " is damaged", e);
        }
    }
}
