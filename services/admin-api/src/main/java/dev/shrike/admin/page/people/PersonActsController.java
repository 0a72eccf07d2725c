package dev.shrike.admin.page.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Download;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;

/** What is done for a person or to one. Services decide whether it may be; each try is published. */
@Controller("/admin/ui/people/{id}")
@Secured({Roles.ADMIN, Roles.PRIVACY_OFFICER})
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Hidden
class PersonActsController {
    private static final String PERSON = "person";

    private final PlatformClient platform;
    private final Acts acts;
    private final LookingAtPeople looking;
    private final Views views;

    PersonActsController(PlatformClient platform, Acts acts, LookingAtPeople looking, Views views) {
        this.platform = platform;
        this.acts = acts;
        this.looking = looking;
        this.views = views;
    }

    @Post("/roles/{role}/give")
    @Secured(Roles.ADMIN)
    HttpResponse<String> give(Visit visit, UUID id, String role) {
        GivableRole known = known(role);
        change(visit, id, "give-" + known.path(), Ask.put(Place.AUTH, "/roles/{}/{}", id, known.path()));
        return done(visit, id, known.title() + " was given. Their next log-in carries it.");
    }

    @Post("/roles/{role}/take")
    @Secured(Roles.ADMIN)
    HttpResponse<String> take(Visit visit, UUID id, String role) {
        GivableRole known = known(role);
        change(visit, id, "take-" + known.path(), Ask.delete(Place.AUTH, "/roles/{}/{}", id, known.path()));
        return done(visit, id, known.title() + " was taken. Sessions that are open keep it until they end.");
    }

    @Post("/suspend")
    @Secured(Roles.ADMIN)
    HttpResponse<String> suspend(Visit visit, UUID id) {
        change(visit, id, "suspend", Ask.put(Place.AUTH, "/suspensions/{}", id));
        return done(visit, id, "The account is suspended: no log-in, and no open session.");
    }

    @Post("/lift")
    @Secured(Roles.ADMIN)
    HttpResponse<String> lift(Visit visit, UUID id) {
        change(visit, id, "lift-suspension", Ask.delete(Place.AUTH, "/suspensions/{}", id));
        return done(visit, id, "The suspension is lifted.");
    }

    @Post("/mute")
    @Secured(Roles.ADMIN)
    HttpResponse<String> mute(Visit visit, UUID id) {
        change(visit, id, "mute", Ask.put(Place.NOTIFIER, "/notifications/silenced/{}", id));
        return done(visit, id, "Nothing is mailed to this person any more.");
    }

    @Post("/unmute")
    @Secured(Roles.ADMIN)
    HttpResponse<String> unmute(Visit visit, UUID id) {
        change(visit, id, "unmute", Ask.delete(Place.NOTIFIER, "/notifications/silenced/{}", id));
        return done(visit, id, "Mail goes to this person again. What was withheld is not sent.");
    }

    @Post("/exports")
    HttpResponse<String> export(Visit visit, UUID id) {
        change(visit, id, "export", Ask.post(Place.USERS, "/gdpr/exports").json(user(id)));
        return views.done(visit, PeopleController.href(id) + "#exports", "The export is under way.");
    }

    @Get("/exports/{export}/file")
    @Consumes(MediaType.ALL)
    HttpResponse<StreamedFile> file(Visit visit, UUID id, UUID export) {
        requireOf(visit, id, export);
        Answer<Download> answer = acts.change(
                visit.session(),
                Act.change("download-export", PERSON, id),
                () -> platform.download(visit.session(), Ask.get(Place.USERS, "/gdpr/exports/{}/file", export)));
        Download download = answer.orThrow();
        StreamedFile file = new StreamedFile(download.content(), MediaType.of(download.type()));
        return HttpResponse.ok(file.attach("shrike-export-" + export + ".zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** What is written into the audit log about a person is about that person. */
    private void requireOf(Visit visit, UUID person, UUID export) {
        boolean theirs = looking.exports(visit.session(), person).found().orThrow().exports().stream()
                .anyMatch(one -> one.id().equals(export));
        if (!theirs) {
            throw new TroubleException(
                    Trouble.of(404, "No such export", "This person has no export of this id, or no longer."));
        }
    }

    /** Only when the person's user name or id was typed. */
    @Post("/erase")
    HttpResponse<String> erase(Visit visit, UUID id, @Body Map<String, String> form) {
        String typed = form.getOrDefault("confirm", "").strip();
        if (!typed.equalsIgnoreCase(id.toString()) && !typed.equalsIgnoreCase(username(visit, id))) {
            throw new TroubleException(Trouble.of(
                    422, "Nobody was erased", "What was typed is neither the user name nor the id of this person."));
        }
        Answer<JsonNode> erasure = change(
                visit, id, "erase", Ask.post(Place.USERS, "/gdpr/erasures").json(user(id)));
        String href = Menu.ERASURES.href() + "/" + erasure.value().path("id").asText();
        return views.done(visit, href, "The erasure has begun.");
    }

    private String username(Visit visit, UUID id) {
        return platform.ask(visit.session(), Ask.get(Place.USERS, "/users/{}", id))
                .map(profile -> profile.path("username").asText())
                .orElse(id.toString());
    }

    private Answer<JsonNode> change(Visit visit, UUID person, String action, Ask ask) {
        Answer<JsonNode> answer = acts.change(
                visit.session(), Act.change(action, PERSON, person), () -> platform.ask(visit.session(), ask));
        answer.orThrow();
        return answer;
    }

    private HttpResponse<String> done(Visit visit, UUID person, String notice) {
        return views.done(visit, PeopleController.href(person), notice);
    }

    private static Map<String, Object> user(UUID id) {
        return Map.of("user", Map.of("id", id));
    }

    private static GivableRole known(String role) {
        return GivableRole.of(role)
                .orElseThrow(
                        () -> new TroubleException(Trouble.of(404, "There is no such role", "Nothing was changed.")));
    }
}
