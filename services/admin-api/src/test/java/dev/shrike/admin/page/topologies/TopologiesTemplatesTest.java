package dev.shrike.admin.page.topologies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.shell.Menu;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class TopologiesTemplatesTest {

    @Test
    void a_node_stands_to_the_right_of_what_it_gets_records_from_and_covers_no_other() {
        Picture picture = Picture.of(topology("score", 12));

        assertThat(box(picture, "ingest-tick").x())
                .isLessThan(box(picture, "score-images").x());
        assertThat(box(picture, "score-images").x())
                .isLessThan(box(picture, "egress-score").x());
        assertThat(picture.edges()).hasSize(3);
        for (Picture.Box one : picture.boxes()) {
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height());
            assertThat(picture.boxes()).filteredOn(other -> other != one).noneMatch(other -> overlap(one, other));
        }
    }

    @Test
    void a_source_tells_how_far_it_is_behind() {
        assertThat(box(Picture.of(topology("score", 12)), "ingest-tick").lag()).isEqualTo(24);
        assertThat(box(Picture.of(topology("score", 12)), "ingest-tick").behind())
                .isFalse();
        assertThat(box(Picture.of(topology("score", 9_000)), "ingest-tick").behind())
                .isTrue();
        assertThat(box(Picture.of(topology("score", 12)), "score-images").lag()).isNull();
    }

    @Test
    void the_picture_and_its_numbers_are_shown() {
        Document page = show("topologies/one.jte", TopologyView.of(topology("score", 12)));

        assertThat(page.select("svg text").text()).contains("ingest-tick", "store evidence", "24");
        assertThat(page.select("#inputs-table tbody tr").text()).contains("tick.v1", "24");
        assertThat(page.select("#stores-table tbody tr").text()).contains("evidence");
    }

    @Test
    void what_runs_is_green_what_begins_yellow_and_what_stopped_red() {
        assertThat(badge("UP")).isEqualTo("badge badge-good");
        assertThat(badge("RESTORING")).isEqualTo("badge badge-warn");
        assertThat(badge("DOWN")).isEqualTo("badge badge-bad");
    }

    @Test
    void a_hostile_name_is_text() {
        Document page = show("topologies/page.jte", list(topology("<b>x</b>", 0)));

        assertThat(page.select("h2").text()).contains("<b>x</b>");
        assertThat(show("topologies/page.jte", new TopologyList(Samples.away())).select("[role=alert]"))
                .hasSize(1);
    }

    private static String badge(String state) {
        return show("topologies/page.jte", list(topology("score", 0, state)))
                .select(".badge")
                .attr("class");
    }

    private static TopologyList list(Topology topology) {
        return new TopologyList(Samples.given(new Topology.Found(List.of(topology), List.of())));
    }

    private static Document show(String template, Object model) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.TOPOLOGIES, template, model));
    }

    private static boolean overlap(Picture.Box one, Picture.Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static Picture.Box box(Picture picture, String name) {
        return picture.boxes().stream()
                .filter(box -> box.lines().getFirst().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Topology topology(String name, long lag) {
        return topology(name, lag, "UP");
    }

    private static Topology topology(String name, long lag, String state) {
        Topology.Part part = new Topology.Part(
                0,
                List.of(
                        new Topology.Step("egress-score", "SINK", Set.of("score.v1"), Set.of(), Set.of()),
                        new Topology.Step("ingest-rate", "SOURCE", Set.of("rate.v2"), Set.of(), Set.of("score-images")),
                        new Topology.Step("ingest-tick", "SOURCE", Set.of("tick.v1"), Set.of(), Set.of("score-images")),
                        new Topology.Step(
                                "score-images", "PROCESSOR", Set.of(), Set.of("evidence"), Set.of("egress-score"))));
        return new Topology(
                name,
                "shrike-" + name,
                state,
                "",
                0,
                0,
                Map.of("records", 1.5),
                Map.of("thread-1", "RUNNING"),
                List.of(
                        new Topology.Task("0_0", false, List.of(new Topology.Input("tick.v1", 0, 1L, 13L, lag))),
                        new Topology.Task("0_1", false, List.of(new Topology.Input("tick.v1", 1, null, null, lag)))),
                List.of(new Topology.Copy("evidence", 0, 2)),
                new Topology.Graph(List.of(part)));
    }
}
