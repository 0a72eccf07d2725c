package dev.shrike.admin.page.sql;

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
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SQL console, for analysts. What may be asked for, statistics-api decides. */
@Controller("/admin/ui/sql")
@Secured({Roles.ADMIN, Roles.ANALYST})
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class SqlController {
    private static final String QUERY = "/analytics/query";
    private static final String QUERIES = "/analytics/queries";
    private static final int MOST_SAVED = 500;
    private static final int MOST_CSV_ROWS = 100_000;
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final PlatformClient platform;
    private final Acts acts;
    private final Views views;

    SqlController(PlatformClient platform, Acts acts, Views views) {
        this.platform = platform;
        this.acts = acts;
        this.views = views;
    }

    /** @param query a saved query to begin with */
    @Get
    HttpResponse<String> page(Visit visit, @QueryValue(defaultValue = "") String query) {
        Answer<Console.Saved> saved = saved(visit);
        String sql = saved.orElse(new Console.Saved(List.of())).queries().stream()
                .filter(one -> one.name().equals(query))
                .map(Console.Query::sql)
                .findFirst()
                .orElse("");
        Answer<Console.Tables> tables =
                platform.ask(visit.session(), Ask.get(Place.STATISTICS, "/analytics/tables"), Console.Tables.class);
        return views.page(visit, Menu.SQL, "sql/page.jte", new Console(tables, saved, sql));
    }

    @Post(uri = "/run", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> run(Visit visit, @Body SqlForm form) {
        Ask ask = Ask.post(Place.STATISTICS, QUERY)
                .json(form.question("json", SqlForm.MOST_ROWS))
                .within(Duration.ofSeconds(form.patience()).plus(SLACK));
        Result result = new Result(platform.ask(visit.session(), ask, Result.Rows.class));
        return views.fragment(visit, Menu.SQL, "sql/result.jte", result);
    }

    @Post(uri = "/csv", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> csv(Visit visit, @Body SqlForm form) {
        Ask ask = Ask.post(Place.STATISTICS, QUERY)
                .json(form.question("csv", MOST_CSV_ROWS))
                .within(Duration.ofSeconds(form.patience()).plus(SLACK));
        Download csv = platform.download(visit.session(), ask).orThrow();
        return HttpResponse.ok(new StreamedFile(csv.content(), MediaType.of("text/csv;charset=utf-8")))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"result.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post(uri = "/saved", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> save(Visit visit, @Body SqlForm form) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("sql", form.text());
        if (form.description() != null && !form.description().isBlank()) {
            wish.put("description", form.description().strip());
        }
        String name = name(form);
        Ask ask = Ask.put(Place.STATISTICS, QUERIES + "/{}", name).json(wish);
        acts.change(visit.session(), Act.change("save", "saved-query", name), () -> platform.ask(visit.session(), ask))
                .orThrow();
        return savedFragment(visit);
    }

    @Post(uri = "/saved/delete", consumes = MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> delete(Visit visit, @Body SqlForm form) {
        String name = name(form);
        Ask ask = Ask.delete(Place.STATISTICS, QUERIES + "/{}", name);
        acts.change(
                        visit.session(),
                        Act.change("delete", "saved-query", name),
                        () -> platform.ask(visit.session(), ask))
                .orThrow();
        return savedFragment(visit);
    }

    private static String name(SqlForm form) {
        String name = form.name() == null ? "" : form.name().strip();
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,63}")) {
            throw new TroubleException(Trouble.of(
                    400,
                    "That is no name for a query",
                    "It is made of lower-case letters, digits, dashes and underscores."));
        }
        return name;
    }

    private HttpResponse<String> savedFragment(Visit visit) {
        return views.fragment(visit, Menu.SQL, "sql/saved.jte", saved(visit));
    }

    private Answer<Console.Saved> saved(Visit visit) {
        return platform.ask(
                visit.session(), Ask.get(Place.STATISTICS, QUERIES).with("limit", MOST_SAVED), Console.Saved.class);
    }
}
