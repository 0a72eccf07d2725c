package dev.shrike.admin.page.erasures;

import dev.shrike.admin.page.live.LiveParts;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Session;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Link;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Pager;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.admin.page.shell.Words;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.reactivestreams.Publisher;

/** Erasures, for privacy officers and administrators. */
@Controller("/admin/ui/erasures")
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class ErasuresController {
    private static final int ROWS = 50;
    private static final Duration LOOK_EVERY = Duration.ofMillis(700);
    private static final Set<String> STATES = Set.of("open", "completed");

    private final PlatformClient platform;
    private final LiveParts live;
    private final Views views;
    private final Clock clock;

    ErasuresController(PlatformClient platform, LiveParts live, Views views, Clock clock) {
        this.platform = platform;
        this.live = live;
        this.views = views;
        this.clock = clock;
    }

    @Get
    HttpResponse<String> list(
            Visit visit, @QueryValue(defaultValue = "") String state, @Nullable @QueryValue String after) {
        String known = STATES.contains(state) ? state : "";
        Ask ask = Ask.get(Place.USERS, "/gdpr/erasures")
                .with("state", known)
                .with("after", after)
                .with("limit", ROWS);
        Answer<ErasureList.Found> found = platform.ask(visit.session(), ask, ErasureList.Found.class);
        Link link = Link.to(Menu.ERASURES.href()).with("state", known);
        Pager pager = found.found()
                .map(page -> Pager.of(
                        link,
                        after,
                        page.erasures().size() < ROWS
                                ? null
                                : page.erasures().getLast().id().toString(),
                        Words.count(page.erasures().size(), "erasure", "erasures") + " on this page, newest first"))
                .orElse(null);
        return views.page(visit, Menu.ERASURES, "erasures/list.jte", new ErasureList(known, found, pager, today()));
    }

    @Get("/{id}")
    HttpResponse<String> one(Visit visit, UUID id) {
        return views.page(visit, Menu.ERASURES, "erasures/erasure.jte", look(visit.session(), id));
    }

    @Get("/{id}/live")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<String>> live(Visit visit, UUID id) {
        return live.of(
                "erasure",
                LOOK_EVERY,
                () -> views.text(visit, Menu.ERASURES, "erasures/progress.jte", look(visit.session(), id)));
    }

    private ErasureView look(Session session, UUID id) {
        Ask ask = Ask.get(Place.USERS, "/gdpr/erasures/{}", id);
        return ErasureView.of(platform.ask(session, ask, Erasure.class).orThrow(), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
