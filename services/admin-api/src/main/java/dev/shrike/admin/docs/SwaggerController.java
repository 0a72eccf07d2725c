package dev.shrike.admin.docs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;

/** The APIs of every service, to read and to try. Open to everyone: it says how to ask, not what the answers are. */
@Hidden
@Controller("/swagger")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SwaggerController {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final ApiDocuments documents;
    private final SwaggerUi ui;

    SwaggerController(ApiDocuments documents, SwaggerUi ui) {
        this.documents = documents;
        this.ui = ui;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<String> page() throws IOException {
        return HttpResponse.ok(own("index.html")).header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    @Get("/start.js")
    @Produces("text/javascript")
    String script() throws IOException {
        return own("start.js");
    }

    @Get("/apis")
    SortedSet<String> names() {
        return documents.names();
    }

    @Get("/apis/{name}")
    @Produces("application/yaml")
    Optional<String> document(String name) {
        return documents.text(name);
    }

    @Get("/ui/{name}")
    Optional<HttpResponse<byte[]>> asset(String name) throws IOException {
        return ui.file(name).map(asset -> HttpResponse.ok(asset.content()).contentType(asset.type()));
    }

    private static String own(String name) throws IOException {
        try (InputStream page = SwaggerController.class.getResourceAsStream(name)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
