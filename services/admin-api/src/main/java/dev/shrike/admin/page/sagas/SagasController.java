package dev.shrike.admin.page.sagas;

import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
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
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sagas, for those who keep the platform running. */
@Controller("/admin/ui/sagas")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class SagasController {
    private static final int MOST = 100;
    private static final String PATH = "/admin/sagas";

    private final PlatformClient platform;
    private final Acts acts;
    private final Views views;

    SagasController(PlatformClient platform, Acts acts, Views views) {
        this.platform = platform;
        this.acts = acts;
        this.views = views;
    }

    /** What to do about a stuck saga, and why. */
    @Introspected
    record Resumption(@Nullable String remedy, @Nullable String reason) {}

    @Get
    HttpResponse<String> page(Visit visit, @QueryValue(defaultValue = "") String status) {
        return views.page(visit, Menu.SAGAS, "sagas/page.jte", sagas(visit, status));
    }

    /** The table alone, when it has changed: an open page asks each second. */
    @Get("/list")
    HttpResponse<String> list(
            Visit visit, @QueryValue(defaultValue = "") String status, @QueryValue(defaultValue = "") String revision) {
        SagaList sagas = sagas(visit, status);
        return sagas.revision().equals(revision)
                ? HttpResponse.noContent()
                : views.fragment(visit, Menu.SAGAS, "sagas/list.jte", sagas);
    }

    @Get("/{id}")
    HttpResponse<String> one(Visit visit, UUID id) {
        SagaAnswer saga = platform.ask(visit.session(), Ask.get(Place.USERS, PATH + "/{}", id), SagaAnswer.class)
                .orThrow();
        return views.page(visit, Menu.SAGAS, "sagas/one.jte", saga);
    }

    @Post(uri = "/{id}/resume", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> resume(Visit visit, UUID id, @Body Resumption resumption) {
        String remedy = resumption.remedy() == null ? "" : resumption.remedy();
        Ask ask = Ask.post(Place.USERS, PATH + "/{}/resumptions", id)
                .json(Map.of("remedy", remedy, "reason", resumption.reason() == null ? "" : resumption.reason()));
        acts.change(visit.session(), Act.change("resume", "saga", id), () -> platform.ask(visit.session(), ask))
                .orThrow();
        return views.done(visit, Menu.SAGAS.href() + "/" + id, Words.plain(remedy) + ": the saga goes on by itself.");
    }

    private SagaList sagas(Visit visit, String status) {
        if (SagaList.STATUSES.contains(status)) {
            return new SagaList(status, ask(visit, status));
        }
        List<SagaAnswer> all = new ArrayList<>();
        for (String unfinished : SagaList.UNFINISHED) {
            Answer<List<SagaAnswer>> some = ask(visit, unfinished);
            if (!some.given()) {
                return new SagaList("", some);
            }
            all.addAll(some.value());
        }
        return new SagaList("", new Answer.Given<>(all, 200, null));
    }

    private Answer<List<SagaAnswer>> ask(Visit visit, String status) {
        Ask ask = Ask.get(Place.USERS, PATH).with("status", status).with("limit", MOST);
        return platform.ask(visit.session(), ask, SagaAnswer.Found.class).map(SagaAnswer.Found::sagas);
    }
}
