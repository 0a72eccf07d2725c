package dev.shrike.users.processing;

import dev.shrike.gdpr.processing.RecordOfProcessing;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The record of processing activities. Open to everyone: it names no person, and people may know what is done with their data. */
@Controller("/gdpr/record-of-processing")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "gdpr")
class ProcessingController {

    private final String json;
    private final String page;
    private final String policy;

    ProcessingController(RecordOfProcessing record) {
        json = RecordJson.of(record).toString();
        page = RecordPage.of(record);
        policy = "default-src 'none'; style-src '" + hash(RecordPage.STYLE)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            summary = "The record of processing activities",
            description =
                    "Article 30 of the GDPR: purposes, legal bases, data, recipients, retention and security. A page to"
                            + " print for those who accept text/html, JSON for all others.")
    @ApiResponse(
            responseCode = "200",
            description = "The record",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    HttpResponse<String> show(HttpRequest<?> request) {
        return wantsPage(request)
                ? answer(page, MediaType.TEXT_HTML_TYPE).header("Content-Security-Policy", policy)
                : answer(json, MediaType.APPLICATION_JSON_TYPE);
    }

    private static MutableHttpResponse<String> answer(String body, MediaType type) {
        return HttpResponse.ok(body)
                .contentType(type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("X-Content-Type-Options", "nosniff");
    }

    /** Which of the two is asked for first; a browser asks for pages, and a program that takes anything gets JSON. */
    private static boolean wantsPage(HttpRequest<?> request) {
        for (MediaType accepted : request.accept()) {
            if (accepted.getName().equals(MediaType.TEXT_HTML)) {
                return true;
            }
            if (accepted.getName().equals(MediaType.APPLICATION_JSON)) {
                return false;
            }
        }
        return false;
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
