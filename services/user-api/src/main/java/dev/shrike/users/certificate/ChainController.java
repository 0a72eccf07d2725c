package dev.shrike.users.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.gdpr.certificate.Certificate;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All certificates in their order, for privacy officers and admins, who give them to auditors. */
@Controller("/gdpr/certificates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.PRIVACY_OFFICER, Roles.ADMIN})
@Tag(name = "gdpr")
class ChainController {

    private static final int MOST = 500;

    private final Certificates certificates;
    private final ObjectMapper json;

    ChainController(Certificates certificates, ObjectMapper json) {
        this.certificates = certificates;
        this.json = json;
    }

    /**
     * Certificates that follow upon each other.
     *
     * @param next the number after which the next page begins; absent with the last page
     */
    @Introspected
    record ChainPage(List<JsonNode> certificates, @Nullable Long next) {}

    @Get
    @Operation(
            summary = "The chain of certificates",
            description = "In the order of their numbers, each in the canonical form that its signature is over.")
    @ApiResponse(responseCode = "200", description = "At most so many, after the number given")
    ChainPage page(
            @QueryValue(defaultValue = "0") @Min(0) long after,
            @QueryValue(defaultValue = "100") @Min(1) @Max(MOST) int limit) {
        List<Certificate> found = certificates.after(after, limit);
        Long next = found.size() < limit ? null : found.getLast().number();
        return new ChainPage(found.stream().map(this::tree).toList(), next);
    }

    private JsonNode tree(Certificate certificate) {
        try {
            return json.readTree(new String(certificate.file(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A certificate is not JSON", e);
        }
    }
}
