package dev.shrike.users.certificate;

import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.gdpr.certificate.Grade;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The certificate of an erasure, for whoever knows the erasure's id. */
@Controller("/gdpr/erasures/{id}/certificate")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "gdpr")
class CertificateController {

    private final Certificates certificates;
    private final CertificatePage page;

    CertificateController(Certificates certificates, CertificatePage page) {
        this.certificates = certificates;
        this.page = page;
    }

    @Get
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(
            summary = "The certificate of an erasure",
            description =
                    "Of the highest grade reached, or of the one asked for. As JSON it is the file to verify, byte for byte;"
                            + " as text/html a page to read and print. format wins over Accept, for links.")
    @ApiResponse(
            responseCode = "200",
            description = "The certificate",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "404", description = "There is none, or none yet")
    HttpResponse<String> find(
            HttpRequest<?> request,
            UUID id,
            @Nullable @QueryValue @Pattern(regexp = "shredded|physically_removed|final") String grade,
            @Nullable @QueryValue @Pattern(regexp = "json|html") String format) {
        Certificate certificate = (grade == null
                        ? certificates.newest(id)
                        : certificates.find(id, Grade.of(grade).orElseThrow()))
                .orElseThrow(() -> ProblemException.notFound("There is no such certificate, or not yet."));
        boolean asPage = format == null ? prefersPage(request) : format.equals("html");
        return (asPage ? page(certificate) : file(certificate))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"); // the address is what one needs to know
    }

    private MutableHttpResponse<String> page(Certificate certificate) {
        return HttpResponse.ok(page.of(certificate))
                .contentType(new MediaType(MediaType.TEXT_HTML + "; charset=utf-8"))
                .header("Content-Security-Policy", page.contentSecurityPolicy());
    }

    private static MutableHttpResponse<String> file(Certificate certificate) {
        return HttpResponse.ok(new String(certificate.file(), StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(certificate) + "\"");
    }

    /** What the file is called when it is saved. */
    static String fileName(Certificate certificate) {
        return "erasure-%s-%s.json"
                .formatted(
                        certificate.statement().erasure(),
                        certificate.statement().grade().text());
    }

    /** Whether a page comes before JSON, and before anything at all, in what the client would like. */
    private static boolean prefersPage(HttpRequest<?> request) {
        return request.accept().stream()
                .map(MediaType::getName)
                .filter(name -> !name.equals("application/xhtml+xml"))
                .findFirst()
                .map(name -> name.equals(MediaType.TEXT_HTML) || name.equals("text/*"))
                .orElse(false);
    }
}
