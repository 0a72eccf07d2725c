package dev.shrike.gateway.graphql.page;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Shows GraphiQL where everything runs on one machine. The page asks this host and no other, and keeps its token in memory. */
@Controller("/graphiql")
@Requires(env = "local")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class PageController {
    /** GraphiQL has its fonts in its style sheet. The hash is of the one rule that its dialogs add: that nothing scrolls behind them. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; "
            + "style-src 'self' 'sha256-Y/huXlwoYkVyQlxwSVcCi1RCDGDCSVBzDt0hYP9qlTc='; img-src 'self' data:; "
            + "connect-src 'self'; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Get
    HttpResponse<byte[]> page() {
        return file(PageFile.PAGE)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Get("/{file}")
    HttpResponse<byte[]> asset(String file) {
        return file(PageFile.named(file).orElseThrow(() -> ProblemException.notFound("There is no such file.")))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600");
    }

    private static MutableHttpResponse<byte[]> file(PageFile file) {
        try (InputStream content = PageController.class.getResourceAsStream(file.resource())) {
            if (content == null) {
                throw new IllegalStateException(file.resource() + " is not on the class path");
            }
            return HttpResponse.ok(content.readAllBytes())
                    .contentType(file.type())
                    .header("X-Content-Type-Options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
