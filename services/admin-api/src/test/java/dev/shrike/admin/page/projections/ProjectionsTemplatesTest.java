package dev.shrike.admin.page.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ProjectionsTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
    private static final String EVENT = "f8a25029-cada-4839-973d-5aef8bf56044";

    @Test
    void a_projection_that_is_well_can_be_rebuilt() {
        Document page = page(build("LIVE", "RUNNING", 41, 41, null));

        assertThat(page.select("progress").attr("value")).isEqualTo("41");
        assertThat(page.select("dialog form").eachAttr("action"))
                .containsExactly("/admin/ui/projections/sightings/rebuild");
    }

    @Test
    void a_build_that_stopped_offers_to_try_again_and_to_go_on_without_the_event() {
        Projections.Failure failure = new Projections.Failure("TICK", 7L, EVENT, "new", "1.1", "a", Samples.EVIL, TIME);

        Document page = page(build("LIVE", "FAILED", 6, 41, failure));

        assertThat(page.select(".notice-bad").text()).contains("It stopped before TICK 7", "<script>");
        assertThat(page.select(".notice-bad form").attr("action")).isEqualTo("/admin/ui/projections/sightings/retry");
        assertThat(page.select("dialog form").eachAttr("action"))
                .contains("/admin/ui/projections/sightings/skip/" + EVENT);
    }

    @Test
    void a_rebuild_shows_its_progress_and_can_be_ended() {
        Document page = page(build("LIVE", "RUNNING", 41, 41, null), build("BUILDING", "REBUILDING", 10, 40, null));

        assertThat(page.select("progress").eachText()).containsExactly("100 %", "25 %");
        assertThat(page.select("dialog form").eachAttr("action"))
                .containsExactly("/admin/ui/projections/sightings/drop/2");
        assertThat(page.text()).doesNotContain("Rebuild…");
    }

    @Test
    void a_service_that_is_away_is_a_trouble() {
        Document page = WellFormed.page(Samples.views()
                .text(Samples.admin(), Menu.PROJECTIONS, "projections/page.jte", new Projections(Samples.away())));

        assertThat(page.select("[role=alert]")).hasSize(1);
    }

    private static Document page(Projections.Build... builds) {
        Projections.Projection projection =
                new Projections.Projection("sightings", "ticks", 2, "RUNNING", List.of(builds));
        return WellFormed.page(Samples.views()
                .text(
                        Samples.admin(),
                        Menu.PROJECTIONS,
                        "projections/page.jte",
                        new Projections(Samples.given(new Projections.Found(List.of(projection))))));
    }

    private static Projections.Build build(
            String role, String state, long done, long total, Projections.Failure failure) {
        int number = role.equals("LIVE") ? 1 : 2;
        return new Projections.Build(
                number, 2, role, state, done, total, 0, 12, 3L, TIME, TIME, Map.of("TICK", done), null, failure);
    }
}
