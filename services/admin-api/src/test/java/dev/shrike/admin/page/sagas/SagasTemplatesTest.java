package dev.shrike.admin.page.sagas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SagasTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void sagas_stand_in_a_list() {
        Document page =
                show("sagas/page.jte", new SagaList("", Samples.given(List.of(saga("stuck"), saga("running")))));

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody .badge-bad").text()).isEqualTo("Stuck");
        assertThat(page.select("tbody").text()).contains("<script>");
    }

    @Test
    void without_sagas_it_says_so() {
        assertThat(show("sagas/page.jte", new SagaList("", Samples.given(List.of())))
                        .text())
                .contains("Nothing is under way");
        assertThat(show("sagas/page.jte", new SagaList("", Samples.away())).select("[role=alert]"))
                .hasSize(1);
    }

    @Test
    void a_stuck_one_can_be_helped_on_with_a_reason() {
        Document page = show("sagas/one.jte", saga("stuck"));

        assertThat(page.select("dialog input[name=remedy]").eachAttr("value"))
                .containsExactly("retry", "skip_compensation", "abandon");
        assertThat(page.select("dialog textarea[name=reason][required]")).hasSize(3);
        assertThat(page.select(".step")).hasSize(2);
    }

    @Test
    void one_that_is_not_stuck_cannot() {
        assertThat(show("sagas/one.jte", saga("completed")).select("dialog")).isEmpty();
    }

    private static Document show(String template, Object model) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.SAGAS, template, model));
    }

    private static SagaAnswer saga(String status) {
        return new SagaAnswer(
                UUID.randomUUID(),
                "registration",
                UUID.randomUUID().toString(),
                status,
                Samples.EVIL,
                status.equals("stuck") ? "set-credentials" : null,
                null,
                TIME,
                TIME,
                List.of(
                        new SagaAnswer.Step("provision-key", "done", 1, 0, ""),
                        new SagaAnswer.Step("set-credentials", "failed", 5, 0, Samples.EVIL)),
                List.of(new SagaAnswer.Action(TIME, "retry", UUID.randomUUID().toString(), Samples.EVIL)));
    }
}
