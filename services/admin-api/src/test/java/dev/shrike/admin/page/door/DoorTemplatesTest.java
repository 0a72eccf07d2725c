package dev.shrike.admin.page.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.rest.identity.Roles;
import io.micronaut.http.HttpStatus;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DoorTemplatesTest {

    @Test
    void the_form_keeps_the_name_and_where_one_was_going() {
        Document page =
                open("door/login.jte", new LoginForm("/admin/ui/people?q=1", Samples.EVIL, "token", null, null));

        assertThat(page.select("[name=username]").attr("value")).isEqualTo(Samples.EVIL);
        assertThat(page.select("[name=to]").attr("value")).isEqualTo("/admin/ui/people?q=1");
        assertThat(page.select("[name=password]").hasAttr("value")).isFalse();
        assertThat(page.select("[role=alert]")).isEmpty();
    }

    @Test
    void a_refused_log_in_says_why() {
        Trouble tooMany = new Trouble(429, "", "Too many requests", "Try again in 120 s.", 120L, null);

        assertThat(open("door/login.jte", new LoginForm("/admin", "ana", "t", tooMany, null))
                        .select("[role=alert]")
                        .text())
                .isEqualTo("Try again in 120 s.");
        assertThat(open(
                                "door/login.jte",
                                new LoginForm("/admin", "ana", "t", Trouble.of(401, "Not authenticated", "x"), null))
                        .select("[role=alert]")
                        .text())
                .isEqualTo("User name or password is wrong.");
    }

    @Test
    void who_may_not_is_told_so_and_led_on() {
        String html = Samples.views()
                .text(Samples.visitOf(Roles.ANALYST), null, "door/trouble.jte", Trouble.of(403, "Not allowed", ""));
        Document page = WellFormed.page(html);

        assertThat(page.select("main").text()).contains("You are here as analyst");
        assertThat(page.select("main a[href=/admin]")).hasSize(1);
    }

    @Test
    void the_navigation_shows_what_the_role_may() {
        Trouble any = Trouble.of(404, "There is no such page", "");
        Document analyst =
                WellFormed.page(Samples.views().text(Samples.visitOf(Roles.ANALYST), null, "door/trouble.jte", any));
        Document admin = WellFormed.page(Samples.views().text(Samples.admin(), null, "door/trouble.jte", any));

        assertThat(analyst.select("nav a").eachText()).containsExactly("Overview", "SQL console", "Catalogue");
        assertThat(admin.select("nav a").eachText()).contains("People", "Dead letters", "SQL console", "Audit log");
    }

    @Test
    void outside_a_session_there_is_no_navigation() {
        Document page = open("door/outside.jte", Trouble.of(404, "There is no such page", Samples.EVIL));

        assertThat(page.select("nav")).isEmpty();
    }

    private static Document open(String template, Object model) {
        return WellFormed.page(
                Samples.views().open(HttpStatus.OK, template, model).body());
    }
}
