package dev.shrike.admin.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.overview.Overview.Flow;
import dev.shrike.admin.page.overview.Overview.Lane;
import dev.shrike.admin.page.overview.Overview.Lanes;
import dev.shrike.admin.page.overview.Overview.Part;
import dev.shrike.admin.page.overview.Overview.Scores;
import dev.shrike.admin.page.overview.Overview.Species;
import dev.shrike.admin.page.overview.Overview.Stream;
import dev.shrike.admin.page.overview.Overview.Streams;
import dev.shrike.admin.page.overview.Overview.Totals;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.rest.identity.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class OverviewTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");

    @Test
    void everything_has_its_place_and_numbers_lead_on() {
        Document page = show(full());

        assertThat(page.select("h2").eachText())
                .contains(
                        "Events per second",
                        "By event",
                        "Lanes of the bridge",
                        "Most ticked species",
                        "Health of the parts");
        assertThat(page.select("#numbers").text()).contains("1,204 Ticks", "17 Ratings", "42 Not yet in Kafka");
        assertThat(page.select("#numbers a").eachAttr("href"))
                .containsExactly("/admin/ui/dead-letters", "/admin/ui/erasures?state=open");
        assertThat(page.select("#flows tbody").text()).contains("tick 12.5 11.0");
    }

    @Test
    void the_chart_is_json_and_the_live_part_has_the_next_one() throws Exception {
        Document page = show(full());
        JsonNode option =
                new ObjectMapper().readTree(page.select("#rates-chart").attr("data-option"));

        assertThat(option.at("/series/0/name").asText()).isEqualTo("NATS");
        assertThat(option.at("/xAxis/data")).hasSize(Rates.LOOKS);
        assertThat(page.select("[data-option-for=rates-chart]")).hasSize(1);
    }

    @Test
    void parts_have_names_for_people() {
        assertThat(List.of("deadlockedThreads", "compositeDiscoveryClient()", "key-cache", "nats"))
                .extracting(name -> new Part(name, "UP").title())
                .containsExactly("Deadlocked threads", "Composite discovery client", "Key cache", "NATS");
    }

    @Test
    void scores_are_drawn_and_stand_in_a_table_for_who_does_not_see_the_chart() throws Exception {
        Document page = show(full());
        JsonNode option =
                new ObjectMapper().readTree(page.select("#scores-chart").attr("data-option"));

        assertThat(option.at("/xAxis/data")).extracting(JsonNode::asText).containsExactly("1", "2", "3", "4", "5");
        assertThat(option.at("/series/0/data")).extracting(JsonNode::asInt).containsExactly(0, 0, 0, 0, 1);
        assertThat(page.select("#scores tbody tr").first().text()).isEqualTo("5 1");
    }

    @Test
    void the_latest_sightings_say_what_and_when_and_not_where() {
        Document page = show(full());

        assertThat(page.select("#sightings tbody tr").eachText())
                .containsExactly("Lanius collurio 2 20 Nov 2026 20 Nov 2026, 22:30:00");
    }

    @Test
    void what_a_role_may_not_see_is_left_out_without_a_word() {
        Answer<Streams> streams = forbidden();
        Answer<Lanes> lanes = forbidden();
        Overview analyst = new Overview(
                TIME,
                streams,
                lanes,
                Samples.given(totals()),
                Samples.given(new Species(List.of())),
                Samples.given(new Scores(List.of())),
                forbidden(),
                Samples.given(List.of()),
                forbidden(),
                forbidden(),
                List.of(),
                Charts.rates(List.of()));
        Document page = WellFormed.page(
                Samples.views().text(Samples.visitOf(Roles.ANALYST), Menu.OVERVIEW, "overview/overview.jte", analyst));

        assertThat(page.select("[role=alert]")).isEmpty();
        assertThat(page.select("#lanes, #flows, #sightings")).isEmpty();
        assertThat(page.text()).contains("Nothing was seen yet", "No image has a score yet");
    }

    @Test
    void what_does_not_answer_says_so_in_its_place() {
        Overview away = new Overview(
                TIME,
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                Samples.away(),
                List.of(),
                Charts.rates(List.of()));

        assertThat(show(away).select("[role=alert]")).hasSize(6);
    }

    private static Document show(Overview overview) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.OVERVIEW, "overview/overview.jte", overview));
    }

    private static <T> Answer<T> forbidden() {
        return new Answer.Failed<>(Trouble.of(403, "Not allowed", ""));
    }

    private static Totals totals() {
        return new Totals(1_204, 30L, 88, 300L, Map.of("rate", Map.of("update", 17L)));
    }

    private static Overview full() {
        Lane behind = new Lane("tick", "forward", "waiting", "Kafka is away", 42, 900, 11);
        Scores scores = new Scores(List.of(new Scores.Row(new Scores.Image("https://a.example/1"), 5, 4.6)));
        return new Overview(
                TIME,
                Samples.given(new Streams(List.of(new Stream("TICK", 12, 3_000, 12)))),
                Samples.given(new Lanes(List.of(behind))),
                Samples.given(totals()),
                Samples.given(new Species(List.of(new Species.Row("Lanius collurio", 9)))),
                Samples.given(scores),
                Samples.given(
                        new Sightings(List.of(new Sightings.Sighting("Lanius collurio", 2, "20 Nov 2026", TIME)))),
                Samples.given(List.of(new Part("nats", "UP"), new Part("mail", "DOWN"))),
                Samples.given(3),
                Samples.given(1),
                List.of(new Flow("tick", 12.5, 11.0)),
                Charts.rates(List.of()));
    }
}
