package dev.shrike.admin.page.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Browser;
import dev.shrike.admin.page.PageServer;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.rest.identity.Roles;
import dev.shrike.rest.identity.ServiceIdentities;
import dev.shrike.rest.identity.ServiceSecret;
import dev.shrike.rest.identity.ServiceTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions, CSRF and headers, over HTTP. */
class DoorTest {
    private static final String SESSION = "__Secure-shrike";

    @TempDir
    static Path folder;

    private static PageServer server;

    private final Browser browser = new Browser(server.address());

    @BeforeAll
    static void start() {
        server = PageServer.start(folder, Map.of("stand-in.auth", true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() {
        browser.close();
    }

    @Test
    void without_a_session_one_is_led_to_the_form_and_back() {
        Browser.Answer led = browser.get("/admin/ui/audit?event=tick");

        assertThat(led.status()).isEqualTo(303);
        URI form = URI.create(led.header("Location"));
        assertThat(form.getPath()).isEqualTo("/admin/login");
        assertThat(browser.get(form.toString()).html().select("[name=to]").attr("value"))
                .isEqualTo("/admin/ui/audit?event=tick");
    }

    @Test
    void htmx_is_told_to_load_the_form_as_a_page() {
        Browser.Answer told = browser.get(
                "/admin/ui/audit",
                "HX-Request",
                "true",
                "HX-Current-URL",
                "http://elsewhere.example/admin/ui/people?q=a");

        assertThat(told.status()).isEqualTo(401);
        assertThat(told.header("HX-Redirect")).isEqualTo("/admin/login?to=%2Fadmin%2Fui%2Fpeople%3Fq%3Da");
    }

    @Test
    void logging_in_begins_a_session_in_a_cookie_that_no_script_and_no_other_site_gets() {
        Browser.Answer in = browser.logIn("admin", "right");

        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).isEqualTo("/admin/ui/audit");
        assertThat(browser.setCookies())
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .containsIgnoringCase("; HttpOnly")
                        .contains("Secure", "SameSite=Strict", "Path=/admin", "Max-Age=3600"));
        assertThat(browser.get("/admin/ui/audit").html().select(".who").text()).contains("admin", "Administrator");
    }

    @Test
    void a_wrong_password_and_too_many_attempts_are_told_apart() {
        Browser.Answer wrong = browser.logIn("admin", "wrong");
        Browser.Answer often = browser.logIn("often", "right");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.html().select("[role=alert]").text()).isEqualTo("User name or password is wrong.");
        assertThat(wrong.html().select("[name=username]").attr("value")).isEqualTo("admin");
        assertThat(often.status()).isEqualTo(429);
        assertThat(often.header("Retry-After")).isEqualTo("120");
        assertThat(often.html().select("[role=alert]").text()).contains("120 s");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void who_has_no_role_here_is_refused_and_keeps_no_session() {
        int ended = AuthStandIn.ENDED.size();

        Browser.Answer refused = browser.logIn("somebody", "right");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("This account has no role on this page");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        assertThat(AuthStandIn.ENDED).hasSize(ended + 1);
    }

    @Test
    void a_form_for_logging_in_from_elsewhere_logs_nobody_in() {
        Browser.Answer refused =
                browser.post("/admin/login", Map.of("username", "admin", "password", "right", "csrf", "made up"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void a_page_that_the_role_may_not_see_says_so() {
        browser.logIn("analyst", "right");

        Browser.Answer refused = browser.get("/admin/ui/audit");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(WellFormed.page(refused.response().body()).select("main").text())
                .contains("Not allowed", "You are here as analyst");
    }

    @Test
    void what_a_service_shows_opens_no_page() {
        var service = new ServiceIdentities(List.of(), "tick-api");
        var tokens = new ServiceTokens(service, server.bean(ServiceSecret.class), Clock.systemUTC());
        browser.keep(SESSION, tokens.issue());

        assertThat(browser.get("/admin").status()).isEqualTo(403);
        assertThat(browser.post("/admin/logout", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void nothing_is_changed_without_the_sessions_token() {
        browser.logIn("admin", "right");
        String token = browser.csrf();
        Browser other = new Browser(server.address());
        other.logIn("admin", "right");
        String othersToken = other.csrf();
        other.close();

        assertThat(browser.post("/admin/logout", Map.of()).status()).isEqualTo(403);
        assertThat(browser.post("/admin/logout", Map.of("csrf", othersToken)).status())
                .isEqualTo(403);
        assertThat(browser.get("/admin/ui/audit").status()).isEqualTo(200);
        assertThat(browser.post("/admin/logout", Map.of("csrf", token)).status())
                .isEqualTo(303);
    }

    @Test
    void htmx_sends_the_token_in_a_header() {
        browser.logIn("admin", "right");

        assertThat(browser.post("/admin/logout", Map.of(), "X-CSRF-Token", browser.csrf())
                        .status())
                .isEqualTo(303);
    }

    @Test
    void after_logging_out_the_token_is_good_for_nothing() {
        browser.logIn("admin", "right");
        String kept = browser.cookies().get(SESSION);

        Browser.Answer out = browser.post("/admin/logout", Map.of("csrf", browser.csrf()));

        assertThat(out.header("Location")).isEqualTo("/admin/login?said=out");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
        browser.keep(SESSION, kept);
        assertThat(browser.get("/admin/ui/audit").status()).isEqualTo(303);
    }

    @Test
    void a_session_that_has_ended_says_so() {
        browser.logIn("admin", "right");
        browser.keep(SESSION, server.token(UUID.randomUUID(), Duration.ofSeconds(-1), Roles.ADMIN));

        Browser.Answer led = browser.get("/admin/ui/audit");

        assertThat(led.header("Location")).contains("said=expired");
        assertThat(browser.get(led.header("Location")).text()).contains("Your session has ended");
    }

    @Test
    void the_cookie_opens_no_endpoint_for_programs() {
        browser.logIn("admin", "right");

        assertThat(browser.get("/whoami").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/login", "/admin/ui/audit", "/admin/ui/nothing-here"})
    void every_page_has_strict_headers(String path) {
        browser.logIn("admin", "right");

        Browser.Answer page = browser.get(path);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        WellFormed.page(page.response().body());
    }

    @Test
    void files_are_kept_for_ever_under_an_address_that_changes_with_them() {
        String style = browser.get("/admin/login")
                .html()
                .select("link[rel=stylesheet]")
                .attr("href");

        Browser.Answer file = browser.get(style);
        Browser.Answer older = browser.get(style.replaceFirst("assets/[0-9a-f]+/", "assets/0123456789abcdef/"));

        assertThat(file.header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(file.header("Content-Type")).startsWith("text/css");
        assertThat(older.status()).isEqualTo(200);
        assertThat(older.header("Cache-Control")).doesNotContain("immutable");
        assertThat(browser.get("/admin/assets/0/../../application.yml").status())
                .isEqualTo(404);
    }
}
