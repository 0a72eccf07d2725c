package dev.shrike.admin.page.outbox;

import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
import dev.shrike.admin.page.database.Database;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.admin.page.shell.Words;
import dev.shrike.rest.identity.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;

/** Outboxes, for those who keep the platform running. */
@Controller("/admin/ui/outbox")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class OutboxController {
    private final PlatformClient platform;
    private final Acts acts;
    private final Views views;

    OutboxController(PlatformClient platform, Acts acts, Views views) {
        this.platform = platform;
        this.acts = acts;
        this.views = views;
    }

    /** What to publish after all: one event, or all. */
    @Introspected
    record Retry(@Nullable UUID event, @Nullable String all) {}

    @Get
    HttpResponse<String> page(Visit visit) {
        return views.page(visit, Menu.OUTBOX, "outbox/page.jte", outboxes(visit));
    }

    /** The table alone, when it has changed: an open page asks each second. */
    @Get("/list")
    HttpResponse<String> list(Visit visit, @QueryValue(defaultValue = "") String revision) {
        Outboxes outboxes = outboxes(visit);
        return outboxes.revision().equals(revision)
                ? HttpResponse.noContent()
                : views.fragment(visit, Menu.OUTBOX, "outbox/list.jte", outboxes);
    }

    @Get("/{service}")
    HttpResponse<String> one(Visit visit, String service) {
        Database database = database(service);
        Outboxes.State state = platform.ask(
                        visit.session(), Ask.get(database.place(), "/admin/outbox/{}", service), Outboxes.State.class)
                .orThrow();
        Ask entries =
                Ask.get(database.place(), "/admin/outbox/{}/entries", service).with("limit", OutboxView.SHOWN);
        return views.page(
                visit,
                Menu.OUTBOX,
                "outbox/one.jte",
                new OutboxView(state, platform.ask(visit.session(), entries, OutboxView.Entries.class)));
    }

    @Post("/{service}/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> retry(Visit visit, String service, @Body Retry retry) {
        Database database = database(service);
        Map<String, Object> wish = retry.event() == null ? Map.of("all", true) : Map.of("event_id", retry.event());
        Ask ask = Ask.post(database.place(), "/admin/outbox/{}/retry", service).json(wish);
        String which = service + ":" + (retry.event() == null ? "all" : retry.event());
        long events = acts.change(
                        visit.session(),
                        Act.change("retry", "outbox-event", which),
                        () -> platform.ask(visit.session(), ask))
                .orThrow()
                .path("events")
                .asLong();
        return views.done(
                visit,
                Menu.OUTBOX.href() + "/" + service,
                Words.count(events, "event is", "events are") + " published again by the relay.");
    }

    private Outboxes outboxes(Visit visit) {
        List<Future<Answer<Outboxes.State>>> asked = Arrays.stream(Database.values())
                .map(database -> Ask.get(database.place(), "/admin/outbox/{}", database.title()))
                .map(ask -> platform.later(() -> platform.ask(visit.session(), ask, Outboxes.State.class)))
                .toList();
        return new Outboxes(Arrays.stream(Database.values())
                .map(database ->
                        new Outboxes.One(database.title(), PlatformClient.await(asked.get(database.ordinal()))))
                .toList());
    }

    private static Database database(String name) {
        return Database.named(name)
                .orElseThrow(() -> new TroubleException(
                        Trouble.of(404, "No such outbox", "No service keeps an outbox of this name.")));
    }
}
