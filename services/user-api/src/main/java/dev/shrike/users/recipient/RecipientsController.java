package dev.shrike.users.recipient;

import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The register of recipients, for privacy officers and admins. Secrets go in and never come out. */
@Controller("/gdpr/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "gdpr")
class RecipientsController {

    private static final Pattern NAME = Pattern.compile("(?!deliveries$)[a-z][a-z0-9-]{0,62}");

    private final RegisteringRecipients registering;
    private final RecipientTable recipients;

    RecipientsController(RegisteringRecipients registering, RecipientTable recipients) {
        this.registering = registering;
        this.recipients = recipients;
    }

    /** A recipient without its secret. */
    @Introspected
    record Answer(String name, String url, List<String> kinds, UUID changedBy, Instant changed) {
        static Answer of(Recipient recipient) {
            return new Answer(
                    recipient.name(),
                    recipient.url().toString(),
                    recipient.kinds().stream().sorted().toList(),
                    recipient.changedBy(),
                    recipient.changed());
        }
    }

    /** The recipients. */
    @Introspected
    record Found(List<Answer> recipients) {}

    @Get
    @Operation(summary = "All recipients")
    @ApiResponse(responseCode = "200", description = "By name")
    Found list() {
        return new Found(recipients.all().stream().map(Answer::of).toList());
    }

    @Get("/{name}")
    @Operation(summary = "A recipient")
    @ApiResponse(responseCode = "200", description = "The recipient")
    @ApiResponse(responseCode = "404", description = "There is no such recipient")
    Answer find(String name) {
        return found(name);
    }

    @Put("/{name}")
    @Operation(
            summary = "Register a recipient, or change it",
            description =
                    "It is told by POST of the gdpr event as JSON, signed under the secret in the header Shrike-Signature:"
                            + " t=<seconds>,v1=<hex HMAC-SHA-256 of seconds, a dot and the body>. Any 2xx says that it was taken;"
                            + " Shrike-Delivery tells repetitions. Only what happens from now on is told.")
    @ApiResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(responseCode = "200", description = "Changed")
    HttpResponse<Answer> put(String name, @Valid @Body RecipientWish wish, Authentication authentication) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalid("name", "must be lower case letters, digits and dashes, and not deliveries");
        }
        boolean added = registering.put(name, wish, Caller.of(authentication).id());
        return HttpResponse.status(added ? HttpStatus.CREATED : HttpStatus.OK).body(found(name));
    }

    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a recipient", description = "What it was not told of yet is cancelled.")
    @ApiResponse(responseCode = "204", description = "Removed")
    @ApiResponse(responseCode = "404", description = "There is no such recipient")
    void delete(String name) {
        registering.remove(name);
    }

    private Answer found(String name) {
        return recipients
                .find(name)
                .map(Answer::of)
                .orElseThrow(() -> ProblemException.notFound("There is no such recipient."));
    }
}
