package dev.shrike.admin.page.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
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
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Finding people and looking at one, for privacy officers and administrators. */
@Controller("/admin/ui/people")
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class PeopleController {
    private static final int ROWS = 50;
    private static final String NOBODY =
            "Nobody is registered under that. User names and addresses are found whole only, as nothing else is kept of them.";

    private final PlatformClient platform;
    private final LookingAtPeople looking;
    private final Acts acts;
    private final Views views;

    PeopleController(PlatformClient platform, LookingAtPeople looking, Acts acts, Views views) {
        this.platform = platform;
        this.looking = looking;
        this.acts = acts;
        this.views = views;
    }

    @Get
    HttpResponse<String> list(Visit visit, @Nullable @QueryValue String after) {
        return list(visit, after, null);
    }

    /** By POST, so that no address or name stands in the browser's history or in a log. */
    @Post("/search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> search(Visit visit, @Body Map<String, String> form) {
        String wanted = form.getOrDefault("who", "").strip();
        if (wanted.isEmpty()) {
            return list(visit, null, null);
        }
        if (isId(wanted)) {
            return HttpResponse.seeOther(URI.create(href(UUID.fromString(wanted))));
        }
        Ask ask = Ask.get(Place.USERS, "/users").with(wanted.contains("@") ? "email" : "username", wanted);
        Answer<JsonNode> found = platform.ask(visit.session(), ask);
        String id = found.orThrow().at("/users/0/id").asText();
        return id.isEmpty() ? list(visit, null, NOBODY) : HttpResponse.seeOther(URI.create(href(UUID.fromString(id))));
    }

    @Get("/{id}")
    HttpResponse<String> person(Visit visit, UUID id) {
        acts.view(visit.session(), Act.view("person", id));
        return views.page(visit, Menu.PEOPLE, "people/person.jte", looking.find(visit.session(), id));
    }

    @Get("/{id}/exports")
    HttpResponse<String> exports(Visit visit, UUID id) {
        return views.fragment(visit, Menu.PEOPLE, "people/exports.jte", looking.exports(visit.session(), id));
    }

    private HttpResponse<String> list(Visit visit, @Nullable String after, @Nullable String said) {
        Ask ask = Ask.get(Place.ADMIN, "/admin/people").with("after", after).with("limit", ROWS);
        Answer<PeopleList.Known> known = platform.ask(visit.session(), ask, PeopleList.Known.class);
        Pager pager = known.found()
                .map(found -> Pager.of(
                        Link.to(Menu.PEOPLE.href()),
                        after,
                        found.next(),
                        Words.count(found.people().size(), "person", "people") + " on this page, by id"))
                .orElse(null);
        return views.page(visit, Menu.PEOPLE, "people/list.jte", new PeopleList(known, pager, said));
    }

    static String href(UUID person) {
        return Menu.PEOPLE.href() + "/" + person;
    }

    private static boolean isId(String wanted) {
        try {
            return UUID.fromString(wanted).toString().equalsIgnoreCase(wanted);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }
}
