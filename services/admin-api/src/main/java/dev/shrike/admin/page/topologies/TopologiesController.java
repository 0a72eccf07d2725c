package dev.shrike.admin.page.topologies;

import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
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

/** Topologies, for those who keep the platform running. */
@Controller("/admin/ui/topologies")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class TopologiesController {
    private static final String PATH = "/topologies";

    private final PlatformClient platform;
    private final Views views;

    TopologiesController(PlatformClient platform, Views views) {
        this.platform = platform;
        this.views = views;
    }

    @Get
    HttpResponse<String> page(Visit visit) {
        return views.page(visit, Menu.TOPOLOGIES, "topologies/page.jte", all(visit));
    }

    /** The cards alone: an open page asks now and then. */
    @Get("/list")
    HttpResponse<String> list(Visit visit) {
        return views.fragment(visit, Menu.TOPOLOGIES, "topologies/list.jte", all(visit));
    }

    @Get("/{name}")
    HttpResponse<String> one(Visit visit, String name) {
        return views.page(visit, Menu.TOPOLOGIES, "topologies/one.jte", TopologyView.of(find(visit, name)));
    }

    /** Picture and numbers alone: an open page asks now and then. */
    @Get("/{name}/now")
    HttpResponse<String> now(Visit visit, String name) {
        return views.fragment(visit, Menu.TOPOLOGIES, "topologies/now.jte", TopologyView.of(find(visit, name)));
    }

    private TopologyList all(Visit visit) {
        return new TopologyList(platform.ask(visit.session(), Ask.get(Place.STATISTICS, PATH), Topology.Found.class));
    }

    private Topology find(Visit visit, String name) {
        return platform.ask(visit.session(), Ask.get(Place.STATISTICS, PATH + "/{}", name), Topology.class)
                .orThrow();
    }
}
