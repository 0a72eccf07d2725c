package dev.shrike.admin.page.auditlog;

import dev.shrike.admin.page.auditlog.AuditLog.Entries;
import dev.shrike.admin.page.auditlog.AuditLog.Filter;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Link;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Pager;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.admin.page.shell.Words;
import dev.shrike.rest.identity.Roles;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;

/** The audit log, for those who look after people's rights and those who keep the platform running. */
@Controller("/admin/ui/audit")
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class AuditLogController {
    private static final int ROWS = 50;
    private static final String MIDNIGHT = "T00:00:00Z";

    private final PlatformClient platform;
    private final Views views;
    private final List<String> events;

    AuditLogController(PlatformClient platform, Views views, EventCatalogue catalogue) {
        this.platform = platform;
        this.views = views;
        this.events = catalogue.events().stream().map(EventDefinition::name).toList();
    }

    /** @param from a day, from whose beginning in UTC on; likewise {@code to}, until whose beginning */
    @Get
    HttpResponse<String> page(
            Visit visit,
            @QueryValue(defaultValue = "") String event,
            @QueryValue(defaultValue = "") String type,
            @QueryValue(defaultValue = "") String person,
            @QueryValue(defaultValue = "") String target,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            @Nullable @QueryValue String after) {
        Filter filter = new Filter(event, type.strip(), person.strip(), target.strip(), from, to);
        Ask ask = Ask.get(Place.ADMIN, "/admin/audit")
                .with("event", filter.event())
                .with("type", filter.type())
                .with("person", filter.person())
                .with("target", filter.target())
                .with("from", day(filter.from()))
                .with("to", day(filter.to()))
                .with("after", after)
                .with("limit", ROWS);
        Answer<Entries> entries = platform.ask(visit.session(), ask, Entries.class);
        Pager pager = entries.found()
                .map(found -> Pager.of(
                        link(filter),
                        after,
                        found.next(),
                        Words.count(found.entries().size(), "entry", "entries") + " on this page, newest first"))
                .orElse(null);
        return views.page(visit, Menu.AUDIT, "auditlog/log.jte", new AuditLog(filter, events, entries, pager));
    }

    private static Link link(Filter filter) {
        return Link.to(Menu.AUDIT.href())
                .with("event", filter.event())
                .with("type", filter.type())
                .with("person", filter.person())
                .with("target", filter.target())
                .with("from", filter.from())
                .with("to", filter.to());
    }

    private static String day(String day) {
        return day.isEmpty() ? "" : day + MIDNIGHT;
    }
}
