package dev.shrike.admin.page.catalogue;

import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.example.EventExamples;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** The catalogue to read. */
@Hidden
@Controller("/catalogue")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces("text/html;charset=utf-8")
class CatalogueController {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Views views;
    private final EventCatalogue events;
    private final CommandCatalogue commands = CommandCatalogue.standard();
    private final PurposeCatalogue purposes = PurposeCatalogue.standard();
    private final EventExamples examples = EventExamples.standard();

    CatalogueController(Views views, EventCatalogue events) {
        this.views = views;
        this.events = events;
    }

    @Get
    HttpResponse<String> contents() {
        return page("catalogue/contents.jte", Contents.of(events, commands));
    }

    @Get("/events/{name}")
    HttpResponse<String> event(String name) {
        return events.find(name)
                .map(event -> page("catalogue/event.jte", EventView.of(event, purposes, examples)))
                .orElseThrow(() -> ProblemException.notFound("There is no event of this name."));
    }

    @Get("/commands/{name}")
    HttpResponse<String> command(String name) {
        return commands.find(name)
                .map(command -> page("catalogue/command.jte", command))
                .orElseThrow(() -> ProblemException.notFound("There is no command of this name."));
    }

    private HttpResponse<String> page(String template, Object model) {
        return views.open(HttpStatus.OK, template, model)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }
}
