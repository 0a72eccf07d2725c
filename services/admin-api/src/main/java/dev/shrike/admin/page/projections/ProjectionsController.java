package dev.shrike.admin.page.projections;

import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** Projections, for those who keep the platform running. */
@Controller("/admin/ui/projections")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class ProjectionsController {
    private static final String PATH = "/admin/projections";
    private static final String NAME = "[A-Za-z0-9._-]{1,60}";

    private final PlatformClient platform;
    private final Acts acts;
    private final Views views;

    ProjectionsController(PlatformClient platform, Acts acts, Views views) {
        this.platform = platform;
        this.acts = acts;
        this.views = views;
    }

    @Get
    HttpResponse<String> page(Visit visit) {
        return views.page(visit, Menu.PROJECTIONS, "projections/page.jte", projections(visit));
    }

    /** The projections alone, when something has changed: an open page asks each second. */
    @Get("/list")
    HttpResponse<String> list(Visit visit, @QueryValue(defaultValue = "") String revision) {
        Projections projections = projections(visit);
        return projections.revision().equals(revision)
                ? HttpResponse.noContent()
                : views.fragment(visit, Menu.PROJECTIONS, "projections/list.jte", projections);
    }

    @Post(uri = "/{name}/rebuild", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> rebuild(Visit visit, @Pattern(regexp = NAME) String name) {
        return done(
                visit, "rebuild", name, Ask.post(Place.TICKS, PATH + "/{}/rebuild", name), name + " is being rebuilt.");
    }

    @Post(uri = "/{name}/retry", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> retry(Visit visit, @Pattern(regexp = NAME) String name) {
        return done(
                visit,
                "retry",
                name,
                Ask.post(Place.TICKS, PATH + "/{}/retry", name),
                name + " tries the event again.");
    }

    @Post(uri = "/{name}/skip/{event}", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> skip(Visit visit, @Pattern(regexp = NAME) String name, UUID event) {
        return done(
                visit,
                "skip-event",
                name + ":" + event,
                Ask.post(Place.TICKS, PATH + "/{}/skip/{}", name, event),
                name + " goes on without the event.");
    }

    @Post(uri = "/{name}/drop/{build}", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> drop(Visit visit, @Pattern(regexp = NAME) String name, int build) {
        return done(
                visit,
                "drop-build",
                name + ":" + build,
                Ask.delete(Place.TICKS, PATH + "/{}/builds/{}", name, build),
                "Build " + build + " of " + name + " is gone.");
    }

    private HttpResponse<String> done(Visit visit, String action, String what, Ask ask, String notice) {
        acts.change(visit.session(), Act.change(action, "projection", what), () -> platform.ask(visit.session(), ask))
                .orThrow();
        return views.done(visit, Menu.PROJECTIONS.href(), notice);
    }

    private Projections projections(Visit visit) {
        return new Projections(platform.ask(visit.session(), Ask.get(Place.TICKS, PATH), Projections.Found.class));
    }
}
