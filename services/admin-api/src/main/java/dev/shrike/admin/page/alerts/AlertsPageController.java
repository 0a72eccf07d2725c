package dev.shrike.admin.page.alerts;

import dev.shrike.admin.alert.api.AlertsAnswer;
import dev.shrike.admin.alert.api.HistoryAnswer;
import dev.shrike.admin.alert.api.RulesAnswer;
import dev.shrike.admin.alert.api.SilencesAnswer;
import dev.shrike.admin.page.act.Act;
import dev.shrike.admin.page.act.Acts;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Views;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;

/** Alerts, for those who keep the platform running. */
@Controller("/admin/ui/alerts")
@Secured({Roles.ADMIN, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class AlertsPageController {
    private static final String PATH = "/admin/alerts";
    private static final String NAME = "[a-z][a-z0-9-]{0,59}";
    private static final String EVERY_RULE = "all";
    private static final int LINES = 20;

    private final PlatformClient platform;
    private final Acts acts;
    private final Views views;

    AlertsPageController(PlatformClient platform, Acts acts, Views views) {
        this.platform = platform;
        this.acts = acts;
        this.views = views;
    }

    @Get
    HttpResponse<String> page(Visit visit) {
        return views.page(visit, Menu.ALERTS, "alerts/page.jte", board(visit));
    }

    /** What changes by itself, when it has changed: an open page asks each second. */
    @Get("/list")
    HttpResponse<String> list(Visit visit, @QueryValue(defaultValue = "") String revision) {
        AlertBoard board = board(visit);
        return board.revision().equals(revision)
                ? HttpResponse.noContent()
                : views.fragment(visit, Menu.ALERTS, "alerts/list.jte", board);
    }

    /** How many fire of which somebody is told, for the navigation of every page. */
    @Get("/count")
    HttpResponse<String> count(Visit visit) {
        long firing = alerts(visit).found().stream()
                .flatMap(found -> found.alerts().stream())
                .filter(alert -> alert.state().equals("firing") && alert.quiet() == null)
                .count();
        return views.fragment(visit, Menu.ALERTS, "alerts/count.jte", firing);
    }

    @Get("/silence")
    HttpResponse<String> silence(
            Visit visit, @QueryValue(defaultValue = "") String rule, @Nullable @QueryValue List<String> label) {
        return views.page(visit, Menu.ALERTS, "alerts/silence.jte", new SilenceView(rule, SilenceForm.labels(label)));
    }

    @Post("/silence")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> silence(Visit visit, @Valid @Body SilenceForm form) {
        String rule = form.rule() == null || form.rule().isEmpty() ? EVERY_RULE : form.rule();
        acts.change(
                        visit.session(),
                        Act.change("silence", "alert-rule", rule),
                        () -> platform.ask(
                                visit.session(),
                                Ask.post(Place.ADMIN, PATH + "/silences").json(form.wish())))
                .orThrow();
        return views.done(visit, Menu.ALERTS.href(), "Nobody is told of it meanwhile.");
    }

    @Post(uri = "/silences/{id}/end", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> end(Visit visit, UUID id) {
        acts.change(
                        visit.session(),
                        Act.change("end", "alert-silence", id),
                        () -> platform.ask(visit.session(), Ask.delete(Place.ADMIN, PATH + "/silences/{}", id)))
                .orThrow();
        return views.done(visit, Menu.ALERTS.href(), "The silence is over.");
    }

    @Post(uri = "/rules/{name}/on", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> turnOn(Visit visit, @Pattern(regexp = NAME) String name) {
        return turn(visit, name, true);
    }

    @Post(uri = "/rules/{name}/off", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> turnOff(Visit visit, @Pattern(regexp = NAME) String name) {
        return turn(visit, name, false);
    }

    private HttpResponse<String> turn(Visit visit, String name, boolean on) {
        String to = on ? "on" : "off";
        Ask ask = Ask.put(Place.ADMIN, PATH + "/rules/{}", name).json(Map.of("enabled", on));
        acts.change(
                        visit.session(),
                        Act.change("turn-" + to, "alert-rule", name),
                        () -> platform.ask(visit.session(), ask))
                .orThrow();
        return views.done(visit, Menu.ALERTS.href(), "The rule " + name + " is " + to + ".");
    }

    private AlertBoard board(Visit visit) {
        Future<Answer<AlertsAnswer>> alerts = platform.later(() -> alerts(visit));
        Future<Answer<SilencesAnswer>> silences =
                later(visit, Ask.get(Place.ADMIN, PATH + "/silences"), SilencesAnswer.class);
        Future<Answer<HistoryAnswer>> history =
                later(visit, Ask.get(Place.ADMIN, PATH + "/history").with("limit", LINES), HistoryAnswer.class);
        Future<Answer<RulesAnswer>> rules = later(visit, Ask.get(Place.ADMIN, PATH + "/rules"), RulesAnswer.class);
        return new AlertBoard(
                PlatformClient.await(alerts),
                PlatformClient.await(silences),
                PlatformClient.await(history),
                PlatformClient.await(rules));
    }

    private Answer<AlertsAnswer> alerts(Visit visit) {
        return platform.ask(visit.session(), Ask.get(Place.ADMIN, PATH), AlertsAnswer.class);
    }

    private <T> Future<Answer<T>> later(Visit visit, Ask ask, Class<T> type) {
        return platform.later(() -> platform.ask(visit.session(), ask, type));
    }
}
