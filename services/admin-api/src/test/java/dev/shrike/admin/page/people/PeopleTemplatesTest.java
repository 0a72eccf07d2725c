package dev.shrike.admin.page.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.people.Exports.Export;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.session.Visit;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Pager;
import dev.shrike.rest.identity.Roles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PeopleTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");
    private static final UUID ANA = UUID.fromString("0a8b4d3e-6f01-4a51-9a8f-2f5f7c1f7c11");

    @Test
    void people_are_listed_by_id_and_looked_for_without_an_address_in_the_address() {
        PeopleList.Known known = new PeopleList.Known(List.of(new PeopleList.Person(ANA.toString(), TIME)), "c2");
        Document page = list(new PeopleList(Samples.given(known), new Pager(null, "/x", "1 person"), null));

        assertThat(page.select("#people tbody a").attr("href")).isEqualTo("/admin/ui/people/" + ANA);
        assertThat(page.select("form[role=search]").attr("method")).isEqualTo("post");
    }

    @Test
    void a_list_without_anybody_and_one_in_trouble_say_so() {
        assertThat(list(new PeopleList(Samples.given(new PeopleList.Known(List.of(), null)), null, "Nobody"))
                        .text())
                .contains("Nobody is registered yet", "Nobody");
        assertThat(list(new PeopleList(Samples.away(), null, null)).select("[role=alert]"))
                .hasSize(1);
    }

    @Test
    void an_administrator_sees_what_can_be_done() {
        Document page = show(Samples.admin(), person(profile(), missing(), List.of("analyst")));

        assertThat(page.select("h1").text()).isEqualTo("Ana M.");
        assertThat(page.select("main form").eachAttr("action"))
                .contains(
                        href("/suspend"),
                        href("/mute"),
                        href("/roles/analyst/take"),
                        href("/roles/operator/give"),
                        href("/exports"),
                        href("/erase"));
        assertThat(page.select("dialog#erase label").text()).contains("user name or id");
    }

    @Test
    void a_privacy_officer_exports_and_erases_and_gives_nothing() {
        Document page = show(Samples.visitOf(Roles.PRIVACY_OFFICER), person(profile(), missing(), List.of("analyst")));

        assertThat(page.select("main form").eachAttr("action"))
                .containsExactlyInAnyOrder(href("/exports"), href("/erase"));
    }

    @Test
    void who_is_suspended_is_let_in_again() {
        Document page =
                show(Samples.admin(), person(profile(), Samples.given(new Person.Since(TIME, null)), List.of()));

        assertThat(page.select("main form").eachAttr("action"))
                .contains(href("/lift"))
                .doesNotContain(href("/suspend"));
    }

    @Test
    void of_an_erased_person_nothing_is_offered() {
        Answer<Person.Profile> gone = new Answer.Failed<>(Trouble.of(410, "Gone", "This person was erased."));
        Document page = show(Samples.admin(), person(gone, missing(), List.of()));

        assertThat(page.select("h1").text()).isEqualTo("Erased person");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void what_people_call_themselves_is_shown_and_not_run() {
        Person.Profile evil = new Person.Profile(Samples.EVIL, Samples.EVIL, Samples.EVIL);

        assertThat(show(Samples.admin(), person(Samples.given(evil), missing(), List.of()))
                        .select("h1")
                        .text())
                .contains("<script>");
    }

    @Test
    void a_service_that_is_away_takes_no_other_part_with_it() {
        Person away = new Person(
                ANA,
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                new Exports(ANA, Samples.away()),
                Samples.away());

        assertThat(show(Samples.admin(), away).select("h2").eachText())
                .contains("Profile", "What they did", "Account", "Roles", "Exports");
    }

    @Test
    void exports_are_asked_for_again_while_one_is_under_way() {
        assertThat(exports("running").select("[hx-trigger]").attr("hx-trigger")).isEqualTo("every 1s");
        assertThat(exports("ready").select("[hx-trigger]")).isEmpty();
        assertThat(exports("ready").select("a[download]")).hasSize(1);
        assertThat(WellFormed.part(Samples.views()
                                .text(
                                        Samples.admin(),
                                        Menu.PEOPLE,
                                        "people/exports.jte",
                                        new Exports(ANA, Samples.away())))
                        .select("[role=alert]"))
                .hasSize(1);
    }

    private static Document exports(String state) {
        Export export = new Export(UUID.randomUUID(), state, 120, 4_096L, "notifier", TIME, null);
        Exports model = new Exports(ANA, Samples.given(new Exports.Found(List.of(export))));
        return WellFormed.part(Samples.views().text(Samples.admin(), Menu.PEOPLE, "people/exports.jte", model));
    }

    private static Document list(PeopleList model) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.PEOPLE, "people/list.jte", model));
    }

    private static Document show(Visit visit, Person person) {
        return WellFormed.page(Samples.views().text(visit, Menu.PEOPLE, "people/person.jte", person));
    }

    private static String href(String end) {
        return "/admin/ui/people/" + ANA + end;
    }

    private static <T> Answer<T> missing() {
        return new Answer.Failed<>(Trouble.of(404, "Not found", ""));
    }

    private static Answer<Person.Profile> profile() {
        return Samples.given(new Person.Profile("ana", "Ana M.", "ana@example.org"));
    }

    private static Person person(Answer<Person.Profile> profile, Answer<Person.Since> suspension, List<String> roles) {
        Person.Requests.Request request = new Person.Requests.Request(
                UUID.randomUUID(),
                "access",
                "open",
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-12-01"),
                true);
        return new Person(
                ANA,
                profile,
                Samples.given(new Person.RolesHeld(roles)),
                suspension,
                missing(),
                Samples.given(new Person.Numbers(12, 7, 3, 2, null)),
                Samples.given(new Person.Requests(List.of(request))),
                Samples.given(new Person.Hold(TIME, LocalDate.parse("2027-01-01"))),
                missing(),
                Samples.given(new Person.Erasures(List.of())),
                new Exports(ANA, Samples.given(new Exports.Found(List.of()))),
                Samples.given(new Person.Ticks(
                        List.of(new Person.Ticks.Tick(TIME, "Lanius collurio", "https://a.example/1")))));
    }
}
