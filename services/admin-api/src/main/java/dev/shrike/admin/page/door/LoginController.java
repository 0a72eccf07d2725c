package dev.shrike.admin.page.door;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Ask;
import dev.shrike.admin.page.platform.Place;
import dev.shrike.admin.page.platform.PlatformClient;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.Csrf;
import dev.shrike.admin.page.session.PageCookies;
import dev.shrike.admin.page.session.PagePaths;
import dev.shrike.admin.page.session.Session;
import dev.shrike.admin.page.shell.Views;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Logging in to the page: auth-api checks name and password, and limits attempts. */
@Controller(PagePaths.LOGIN)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class LoginController {
    private static final String TEMPLATE = "door/login.jte";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PlatformClient platform;
    private final Views views;
    private final Csrf csrf;
    private final HttpClientAddressResolver addresses;

    LoginController(PlatformClient platform, Views views, Csrf csrf, HttpClientAddressResolver addresses) {
        this.platform = platform;
        this.views = views;
        this.csrf = csrf;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<String> form(@Nullable @QueryValue String to, @Nullable @QueryValue String said) {
        return form(HttpStatus.OK, PagePaths.returnTo(to), "", null, Saying.of(said));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> login(
            HttpRequest<?> request,
            @Nullable @Header(HttpHeaders.USER_AGENT) String agent,
            @Body Map<String, String> form) {
        String to = PagePaths.returnTo(form.getOrDefault("to", ""));
        String username = form.getOrDefault("username", "").strip();
        boolean ours = PageCookies.loginNonce(request)
                .map(nonce -> csrf.matches(nonce, form.getOrDefault(Csrf.FIELD, "")))
                .orElse(false);
        if (!ours) {
            return form(HttpStatus.FORBIDDEN, to, username, null, Saying.STALE.text());
        }
        Ask ask = Ask.post(Place.AUTH, "/login")
                .json(Map.of("username", username, "password", form.getOrDefault("password", "")))
                .header("X-Forwarded-For", addresses.resolve(request))
                .header(HttpHeaders.USER_AGENT, agent == null ? "" : agent)
                .within(PATIENCE);
        return switch (platform.askAnonymously(ask)) {
            case Answer.Failed<JsonNode>(Trouble trouble) ->
                form(HttpStatus.valueOf(trouble.status()), to, username, trouble, null);
            case Answer.Given<JsonNode> given -> begin(given.value(), to, username);
        };
    }

    private HttpResponse<String> begin(JsonNode answer, String to, String username) {
        List<String> roles = new ArrayList<>();
        answer.at("/user/roles").forEach(role -> roles.add(role.asText()));
        String name = answer.at("/user/username").asText();
        Session session = new Session(
                UUID.fromString(answer.at("/user/id").asText()),
                "",
                name,
                roles,
                answer.path("access_token").asText());
        if (!session.hasAny(Session.WELCOME.toArray(String[]::new))) {
            platform.ask(session, Ask.post(Place.AUTH, "/logout"));
            return form(HttpStatus.FORBIDDEN, to, username, null, Saying.NO_ROLE.text());
        }
        Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong());
        return HttpResponse.<String>seeOther(URI.create(to))
                .cookie(PageCookies.session(session.token(), lifetime))
                .cookie(PageCookies.name(name));
    }

    private HttpResponse<String> form(
            HttpStatus status, String to, String username, @Nullable Trouble trouble, @Nullable String said) {
        String nonce = UUID.randomUUID().toString();
        MutableHttpResponse<String> page =
                views.open(status, TEMPLATE, new LoginForm(to, username, csrf.token(nonce), trouble, said));
        if (trouble != null && trouble.retryAfter() != null) {
            page.header(HttpHeaders.RETRY_AFTER, trouble.retryAfter().toString());
        }
        return page.cookie(PageCookies.login(nonce));
    }
}
