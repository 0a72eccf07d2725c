package dev.shrike.admin.page.overview;

import dev.shrike.admin.page.live.LiveParts;
import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.reactivestreams.Publisher;

/** The overview, for everybody who has anything to do here. */
@Controller(PagePaths.HOME)
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER, Roles.OPERATOR, Roles.ANALYST})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class OverviewController {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final String PART = "overview/now.jte";

    private final LookingAround looking;
    private final LiveParts live;
    private final Views views;

    OverviewController(LookingAround looking, LiveParts live, Views views) {
        this.looking = looking;
        this.live = live;
        this.views = views;
    }

    @Get
    HttpResponse<String> page(Visit visit) {
        return views.page(visit, Menu.OVERVIEW, "overview/overview.jte", looking.look(visit.session(), new Rates()));
    }

    /** Rates are measured from here on, by looking again and again. */
    @Get("/ui/overview/live")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> live(Visit visit) {
        Rates rates = new Rates();
        return live.of(
                "overview",
                LOOK_EVERY,
                () -> views.text(visit, Menu.OVERVIEW, PART, looking.look(visit.session(), rates)));
    }
}
