package dev.shrike.admin.page.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class OutboxTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID RELAY = UUID.randomUUID();

    @Test
    void each_service_has_a_row_that_says_how_it_is() {
        Document page = page(new Outboxes(List.of(
                new Outboxes.One("ticks", Samples.given(state(0, 0, "", RELAY))),
                new Outboxes.One("users", Samples.given(state(3, 1, Samples.EVIL, RELAY))),
                new Outboxes.One("admin", Samples.given(state(3, 0, "", null))),
                new Outboxes.One("notifier", Samples.away()))));

        assertThat(page.select("tbody tr").eachText())
                .satisfiesExactly(
                        well -> assertThat(well).contains("Ticks Well 0"),
                        refused -> assertThat(refused).contains("Users Refused", "<script>"),
                        alone -> assertThat(alone).contains("Admin Nobody publishes 3"),
                        away -> assertThat(away).contains("Notifier Away"));
        assertThat(page.select(".stat-bad .stat-value").text()).isEqualTo("1");
    }

    @Test
    void what_was_refused_can_be_published_after_all() {
        OutboxView.Entry refused = new OutboxView.Entry(
                "ticks", UUID.randomUUID(), "parked", "a", "TICK", Samples.EVIL, 90, TIME, TIME, Samples.EVIL);
        OutboxView.Entry waiting = new OutboxView.Entry(
                "ticks", UUID.randomUUID(), "waiting", "a", "TICK", "tick.v1.a.new", 90, TIME, null, null);
        OutboxView view = new OutboxView(
                state(1, 1, "", RELAY), Samples.given(new OutboxView.Entries(List.of(refused, waiting))));

        Document page = show("outbox/one.jte", view);

        assertThat(page.select("tbody form input[name=event]").eachAttr("value"))
                .containsExactly(refused.eventId().toString());
        assertThat(page.select("dialog input[name=all]")).hasSize(1);
        assertThat(page.text()).contains("16 of 16", "<script>");
    }

    @Test
    void its_revision_changes_with_what_waits() {
        assertThat(one(state(1, 0, "", RELAY)).revision())
                .isNotEqualTo(one(state(2, 0, "", RELAY)).revision());
        assertThat(one(state(1, 0, "", RELAY)).revision())
                .isEqualTo(one(state(1, 0, "", RELAY)).revision());
    }

    private static Outboxes one(Outboxes.State state) {
        return new Outboxes(List.of(new Outboxes.One("ticks", Samples.given(state))));
    }

    private static Document page(Outboxes model) {
        return show("outbox/page.jte", model);
    }

    private static Document show(String template, Object model) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.OUTBOX, template, model));
    }

    private static Outboxes.State state(long waiting, long parked, String fault, UUID relay) {
        List<Outboxes.RelayAlive> relays =
                relay == null ? List.of() : List.of(new Outboxes.RelayAlive(relay, true, TIME));
        List<Outboxes.Shard> shards = IntStream.range(0, 16)
                .mapToObj(shard -> new Outboxes.Shard(shard, relay, relay == null ? null : TIME, 0))
                .toList();
        return new Outboxes.State("ticks", waiting, waiting * 2.5, parked, relay != null, fault, relays, shards);
    }
}
