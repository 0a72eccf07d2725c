package dev.shrike.admin.page.overview;

import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

/** The overview, for everybody who has anything to do here. */
@Controller(PagePaths.HOME)
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER, Roles.OPERATOR, Roles.ANALYST})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class OverviewController {
    private final PlatformClient platform;
    private final Views views;

    OverviewController(PlatformClient platform, Views views) {
        this.platform = platform;
        this.views = views;
    }

    @Get
    HttpResponse<String> page(Visit visit) {
        Overview overview = new Overview(
                platform.ask(visit.session(), Ask.get(Place.ADMIN, "/admin/streams"), Overview.Streams.class));
        return views.page(visit, Menu.OVERVIEW, "overview/overview.jte", overview);
    }
}
