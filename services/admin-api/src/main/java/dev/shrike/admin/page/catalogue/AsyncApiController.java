package dev.shrike.admin.page.catalogue;

import dev.shrike.schemas.asyncapi.AsyncApi;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The events and commands, for programs. */
@Controller("/asyncapi.yml")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "catalogue")
class AsyncApiController {

    private static final String YAML = "application/yaml";

    private final String text = AsyncApi.standard().yaml();

    @Get
    @Produces(YAML)
    @Operation(
            summary = "Every event and command, as AsyncAPI 3.0",
            description =
                    "Channels on both brokers, messages with their schemas and examples, who sends and who receives.")
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = YAML,
                            schema = @Schema(type = "string"),
                            examples =
                                    @ExampleObject(
                                            name = "beginning",
                                            value = "asyncapi: 3.0.0\nid: urn:shrike:events\n")))
    HttpResponse<String> document() {
        return HttpResponse.ok(text).header(HttpHeaders.CACHE_CONTROL, "max-age=300");
    }
}
