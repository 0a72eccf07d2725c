package dev.shrike.admin.page.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.alert.api.AlertsAnswer;
import dev.shrike.admin.alert.api.HistoryAnswer;
import dev.shrike.admin.alert.api.RulesAnswer;
import dev.shrike.admin.alert.api.SilencesAnswer;
import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AlertsTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
    private static final Map<String, String> NATS = Map.of("part", "nats");

    @Test
    void what_fires_says_what_it_is_and_whether_somebody_was_told() {
        Document page = page(board(
                List.of(
                        alert("server-down", "firing", null, TIME),
                        alert("service-down", "firing", "server-down", null),
                        alert("lane-lag", "firing", "silenced", null),
                        alert("disk-low", "pending", null, null),
                        alert("heap-full", "resolved", null, TIME)),
                List.of("mail")));

        assertThat(page.select(".alert").eachText())
                .satisfiesExactly(
                        told -> assertThat(told).contains("Firing", "server-down: part nats", "Told 21 Nov"),
                        consequence -> assertThat(consequence).contains("A consequence of server-down"),
                        silenced -> assertThat(silenced).contains("nobody is told"),
                        pending -> assertThat(pending).contains("Pending", "before it has held for long enough"));
        assertThat(page.select(".alert a").eachAttr("href"))
                .contains("/admin/ui/alerts/silence?rule=server-down&label=part%3Dnats");
        assertThat(page.select("#silences tbody tr").text()).contains("server-down", "<script>");
        assertThat(page.select("#history .badge").eachText()).containsExactly("Ended", "Began");
        assertThat(page.select("#rules form").eachAttr("action"))
                .containsExactly("/admin/ui/alerts/rules/server-down/off", "/admin/ui/alerts/rules/lane-lag/on");
    }

    @Test
    void when_nothing_fires_it_says_so_and_when_nobody_is_told_how_to_change_that() {
        Document page = page(board(List.of(alert("heap-full", "resolved", null, TIME)), List.of()));

        assertThat(page.select(".empty-title").text()).isEqualTo("All is well");
        assertThat(page.select(".notice").text()).contains("SHRIKE_ALERTS_MAIL_TO");
    }

    @Test
    void what_is_away_is_a_trouble_in_its_place() {
        AlertBoard board = new AlertBoard(Samples.away(), Samples.away(), Samples.away(), Samples.away());

        assertThat(page(board).select(".notice-bad")).hasSize(3);
    }

    @Test
    void the_form_of_a_silence_carries_what_it_is_for() {
        Document page = show("alerts/silence.jte", new SilenceView("server-down", NATS));

        assertThat(page.select("form input[name=label]").eachAttr("value")).containsExactly("part=nats");
        assertThat(page.select("form input[name=rule]").eachAttr("value")).containsExactly("server-down");
        assertThat(page.select("#minutes option")).hasSize(5);
    }

    @Test
    void the_navigation_counts_what_fires() {
        assertThat(Samples.views().text(Samples.admin(), Menu.ALERTS, "alerts/count.jte", 2L))
                .contains("2", "alerts fire");
        assertThat(Samples.views().text(Samples.admin(), Menu.ALERTS, "alerts/count.jte", 0L))
                .isBlank();
    }

    @Test
    void its_revision_changes_with_what_is_shown() {
        AlertBoard one = board(List.of(alert("disk-low", "pending", null, null)), List.of());
        AlertBoard other = board(List.of(alert("disk-low", "firing", null, null)), List.of());

        assertThat(one.revision()).isNotEqualTo(other.revision());
        assertThat(one.revision())
                .isEqualTo(board(List.of(alert("disk-low", "pending", null, null)), List.of())
                        .revision());
    }

    private static AlertsAnswer.Item alert(String rule, String state, String quiet, Instant told) {
        return new AlertsAnswer.Item(
                rule,
                NATS,
                state,
                "critical",
                Samples.EVIL,
                "shrike_part_up is 0",
                0,
                TIME,
                TIME,
                null,
                told,
                quiet,
                null);
    }

    private static AlertBoard board(List<AlertsAnswer.Item> alerts, List<String> told) {
        var silence = new SilencesAnswer.Item(
                UUID.fromString("7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01"), "server-down", NATS, TIME, Samples.EVIL);
        return new AlertBoard(
                Samples.given(new AlertsAnswer(alerts, told)),
                Samples.given(new SilencesAnswer(List.of(silence))),
                Samples.given(new HistoryAnswer(
                        List.of(
                                new HistoryAnswer.Line("server-down", NATS, "resolved", 1, TIME),
                                new HistoryAnswer.Line("server-down", NATS, "firing", 0, TIME)),
                        null)),
                Samples.given(new RulesAnswer(List.of(rule("server-down", true), rule("lane-lag", false)))));
    }

    private static RulesAnswer.Item rule(String name, boolean enabled) {
        return new RulesAnswer.Item(
                name,
                Samples.EVIL,
                "critical",
                "parts",
                "threshold",
                "up is at most 0",
                List.of("part"),
                3_600,
                List.of(),
                enabled);
    }

    private static Document page(AlertBoard model) {
        return show("alerts/page.jte", model);
    }

    private static Document show(String template, Object model) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.ALERTS, template, model));
    }
}
