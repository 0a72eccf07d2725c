package dev.shrike.admin.page.events;

import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Pager;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.admin.page.shell.Words;
import dev.shrike.rest.identity.Roles;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import reactor.core.publisher.Flux;

/** Events, for those who keep the platform running. What is sealed stays closed. */
@Controller("/admin/ui/events")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class EventsPageController {
    private static final int ROWS = 50;

    private final PlatformClient platform;
    private final LiveRows live;
    private final Views views;
    private final List<String> names;

    EventsPageController(PlatformClient platform, LiveRows live, Views views, EventCatalogue catalogue) {
        this.platform = platform;
        this.live = live;
        this.views = views;
        this.names = catalogue.events().stream().map(EventDefinition::name).toList();
    }

    /** @param after where the page before ended */
    @Get
    HttpResponse<String> page(
            Visit visit,
            @QueryValue(defaultValue = "") String event,
            @QueryValue(defaultValue = "") String type,
            @QueryValue(defaultValue = "") String aggregate,
            @QueryValue(defaultValue = "") String until,
            @Nullable @QueryValue String after) {
        EventFilter filter = new EventFilter(event, type.strip(), aggregate.strip(), until);
        boolean newest = after == null && filter.until().isEmpty();
        String end = newest ? end(visit) : null;
        Answer<EventList.Found> found = find(visit, filter, after == null ? end : after);
        Pager pager = found.found()
                .map(some -> Pager.of(
                        filter.link(),
                        after,
                        some.more() ? some.next() : null,
                        Words.count(some.events().size(), "event", "events") + " on this page, newest first"))
                .orElse(null);
        EventList list = new EventList(
                filter,
                names,
                found.map(EventList.Found::views),
                pager,
                newest && found.given() ? filter.live(end).href() : null);
        return views.page(visit, Menu.EVENTS, "events/page.jte", list);
    }

    /** Rows of a table as their events happen, beginning after a place in the store. */
    @Get(value = "/live", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Flux<byte[]>> live(
            Visit visit,
            @QueryValue(defaultValue = "") String event,
            @QueryValue(defaultValue = "") String type,
            @QueryValue(defaultValue = "") String aggregate,
            @Nullable @QueryValue String after,
            @Nullable @Header("Last-Event-ID") String last) {
        EventFilter filter = new EventFilter(event, type, aggregate, "");
        return HttpResponse.ok(live.rows(visit, filter, last == null ? after : last))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }

    /** Where the store ends; null when it does not say. What is read before it and what comes after it live is all there is. */
    @Nullable
    private String end(Visit visit) {
        return platform.ask(visit.session(), Ask.get(Place.ADMIN, "/events/last"))
                .map(end -> end.path("next").asText())
                .orElse(null);
    }

    private Answer<EventList.Found> find(Visit visit, EventFilter filter, @Nullable String before) {
        if (filter.event().isEmpty() && !(filter.type() + filter.aggregate()).isEmpty()) {
            return new Answer.Failed<>(Trouble.of(
                    400,
                    "Choose the event, too",
                    "A type or an aggregate is looked for among the events of one name."));
        }
        if (!filter.until().isEmpty() && filter.time() == null) {
            return new Answer.Failed<>(Trouble.of(400, "That is no time", "Give it as 2026-11-20T22:30, in UTC."));
        }
        Ask ask = Ask.get(Place.ADMIN, "/events/recent")
                .with("event", filter.event())
                .with("type", filter.type())
                .with("aggregate", filter.aggregate())
                .with("until", before == null ? filter.time() : null)
                .with("before", before)
                .with("limit", ROWS);
        return platform.ask(visit.session(), ask, EventList.Found.class);
    }
}
