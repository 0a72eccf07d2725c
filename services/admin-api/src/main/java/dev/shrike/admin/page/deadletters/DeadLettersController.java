package dev.shrike.admin.page.deadletters;

import dev.shrike.admin.bridge.BridgeLetter;
import dev.shrike.admin.page.database.Database;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.platform.TroubleException;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
import dev.shrike.rest.identity.Roles;
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
import java.util.List;
import java.util.UUID;

/** Dead letters, for those who keep the platform running. */
@Controller("/admin/ui/dead-letters")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class DeadLettersController {
    private final PlatformClient platform;
    private final LetterBox box;
    private final Redriving redriving;
    private final Views views;

    DeadLettersController(PlatformClient platform, LetterBox box, Redriving redriving, Views views) {
        this.platform = platform;
        this.box = box;
        this.redriving = redriving;
        this.views = views;
    }

    @Get
    HttpResponse<String> page(
            Visit visit,
            @QueryValue(defaultValue = "") String where,
            @QueryValue(defaultValue = "") String of,
            @QueryValue(defaultValue = "") String reason,
            @QueryValue(defaultValue = "false") boolean settled) {
        return views.page(visit, Menu.DEAD_LETTERS, "deadletters/page.jte", list(visit, where, of, reason, settled));
    }

    /** The list and what it can be narrowed to, when that has changed: an open page asks each second. */
    @Get("/list")
    HttpResponse<String> list(
            Visit visit,
            @QueryValue(defaultValue = "") String where,
            @QueryValue(defaultValue = "") String of,
            @QueryValue(defaultValue = "") String reason,
            @QueryValue(defaultValue = "false") boolean settled,
            @QueryValue(defaultValue = "") String revision) {
        LetterList list = list(visit, where, of, reason, settled);
        return list.revision().equals(revision)
                ? HttpResponse.noContent()
                : views.fragment(visit, Menu.DEAD_LETTERS, "deadletters/fresh.jte", list);
    }

    @Get("/bridge/{id}")
    HttpResponse<String> ofBridge(Visit visit, String id) {
        BridgeLetter letter = platform.ask(
                        visit.session(), Ask.get(Place.ADMIN, "/admin/bridge/dead-letters/{}", id), BridgeLetter.class)
                .orThrow();
        return views.page(visit, Menu.DEAD_LETTERS, "deadletters/bridgeLetter.jte", BridgeLetterView.of(letter));
    }

    @Get("/of/{service}/{event}")
    HttpResponse<String> ofService(Visit visit, String service, UUID event) {
        Database database = Database.named(service)
                .orElseThrow(() -> new TroubleException(
                        Trouble.of(404, "No such service", "Dead letters are kept by no service of this name.")));
        List<ServiceLetter> letters = platform.ask(
                        visit.session(),
                        Ask.get(database.place(), "/admin/dead-letters/{}/{}", service, event),
                        ServiceLetter.Found.class)
                .orThrow()
                .deadLetters();
        return views.page(
                visit,
                Menu.DEAD_LETTERS,
                "deadletters/serviceLetter.jte",
                new ServiceLetterView(service, event, letters));
    }

    @Post("/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> redrive(Visit visit, @Body RedriveForm form) {
        List<LetterKey> keys = form.meansAll() ? all(visit, form.filter()) : named(form);
        if (keys.isEmpty()) {
            throw new TroubleException(Trouble.of(
                    400, "No dead letter was chosen", "Tick the letters in the list, and redrive them then."));
        }
        Redriven redriven = redriving.run(visit.session(), keys, form.mayBeOutOfOrder());
        return views.page(visit, Menu.DEAD_LETTERS, "deadletters/redriven.jte", redriven);
    }

    private static List<LetterKey> named(RedriveForm form) {
        return form.letters().stream()
                .limit(Redriving.MOST)
                .map(LetterKey::parse)
                .toList();
    }

    private List<LetterKey> all(Visit visit, LetterFilter filter) {
        return box.find(visit.session(), filter).rows().stream()
                .filter(row -> filter.matches(row) && row.redrivable())
                .limit(Redriving.MOST)
                .map(row -> LetterKey.parse(row.key()))
                .toList();
    }

    private LetterList list(Visit visit, String where, String of, String reason, boolean settled) {
        LetterFilter filter = new LetterFilter(where, of, reason, settled);
        return LetterList.of(filter, box.find(visit.session(), filter));
    }
}
