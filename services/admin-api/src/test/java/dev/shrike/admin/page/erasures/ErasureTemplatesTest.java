package dev.shrike.admin.page.erasures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.erasures.Erasure.Participant;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Menu;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ErasureTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");
    private static final LocalDate DUE = LocalDate.parse("2026-12-21");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

    @Test
    void who_has_not_answered_is_waited_for() {
        List<Step> steps = Step.of(running());

        assertThat(steps).filteredOn(Step::waits).extracting(Step::title).containsExactly("notifier");
        assertThat(steps)
                .filteredOn(step -> step.title().equals("auth-api"))
                .first()
                .satisfies(step -> assertThat(step.evidence()).contains(new Evidence.Count("sessions", 2)));
    }

    @Test
    void the_scan_is_waited_for_when_all_have_answered() {
        Erasure erasure = erasure("running", false, null, null, List.of(done("auth-api")));

        assertThat(Step.of(erasure))
                .filteredOn(Step::waits)
                .extracting(Step::title)
                .containsExactly("Everything scanned");
    }

    @Test
    void a_certificate_leads_to_the_next_grade() {
        Erasure erasure = erasure("completed", false, "shredded", TIME, List.of(done("auth-api")));

        assertThat(Step.of(erasure))
                .filteredOn(Step::waits)
                .extracting(Step::title)
                .containsExactly("Certified: physically removed");
        Document page = show(erasure);
        assertThat(page.select("#grade").text()).isEqualTo("Shredded");
        assertThat(page.select("a[download]").attr("href")).contains("/certificate?format=json");
    }

    @Test
    void a_hold_says_that_nothing_is_destroyed() {
        Erasure held = new Erasure(
                UUID.randomUUID(), null, "requested", true, null, 0, TIME, DUE, null, null, null, List.of());

        assertThat(show(held).text()).contains("On hold", "nothing is destroyed until it is lifted");
    }

    @Test
    void the_page_follows_an_erasure_until_nothing_changes_any_more() {
        assertThat(show(running()).select("[sse-connect]").attr("sse-connect")).endsWith("/live");
        assertThat(show(erasure("completed", false, "final", TIME, List.of())).select("[sse-connect]"))
                .isEmpty();
    }

    @Test
    void the_list_tells_what_is_overdue_and_what_is_empty() {
        Document late = list(Samples.given(new ErasureList.Found(List.of(running()))), LocalDate.parse("2027-01-01"));
        Document none = list(Samples.given(new ErasureList.Found(List.of())), TODAY);

        assertThat(late.select("#erasures tbody").text()).contains("Overdue", "1 of 2");
        assertThat(none.text()).contains("No erasure is open");
        assertThat(list(Samples.away(), TODAY).select("[role=alert]")).hasSize(1);
    }

    @Test
    void evidence_that_is_none_is_left_out() {
        assertThat(Evidence.counts("no json")).isEmpty();
        assertThat(Evidence.counts(null)).isEmpty();
        assertThat(Evidence.counts("{\"mails\":3,\"who\":\"x\"}")).containsExactly(new Evidence.Count("mails", 3));
    }

    private static Document show(Erasure erasure) {
        return WellFormed.page(Samples.views()
                .text(Samples.admin(), Menu.ERASURES, "erasures/erasure.jte", ErasureView.of(erasure, TODAY)));
    }

    private static Document list(Answer<ErasureList.Found> found, LocalDate today) {
        return WellFormed.page(Samples.views()
                .text(
                        Samples.admin(),
                        Menu.ERASURES,
                        "erasures/list.jte",
                        new ErasureList("open", found, null, today)));
    }

    private static Erasure running() {
        return erasure(
                "running", false, null, null, List.of(done("auth-api"), new Participant("notifier", true, null, null)));
    }

    private static Participant done(String name) {
        return new Participant(name, true, TIME, "{\"sessions\":2}");
    }

    private static Erasure erasure(
            String state,
            boolean onHold,
            @Nullable String grade,
            @Nullable Instant end,
            List<Participant> participants) {
        return new Erasure(
                UUID.randomUUID(),
                new Erasure.Person(UUID.randomUUID()),
                state,
                onHold,
                grade,
                3,
                TIME,
                DUE,
                TIME,
                end,
                end,
                participants);
    }
}
