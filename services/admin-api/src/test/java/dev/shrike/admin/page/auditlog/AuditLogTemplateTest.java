package dev.shrike.admin.page.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.auditlog.AuditLog.Entries;
import dev.shrike.admin.page.auditlog.AuditLog.Entry;
import dev.shrike.admin.page.auditlog.AuditLog.Filter;
import dev.shrike.admin.page.platform.Answer;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.admin.page.shell.Pager;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AuditLogTemplateTest {
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");
    private static final Filter NO_FILTER = new Filter("", "", "", "", "", "");

    @Test
    void entries_stand_in_a_table_with_a_way_to_the_next_page() {
        Document page =
                show(NO_FILTER, Samples.given(new Entries(List.of(entry("p-1", false), entry(null, true)), "c2")));

        assertThat(page.select("#audit tbody tr")).hasSize(2);
        assertThat(page.select("#audit").text())
                .contains("20 Nov 2026, 22:30:00")
                .contains("erased");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/admin/ui/audit?after=c2");
    }

    @Test
    void without_entries_it_says_what_to_do() {
        assertThat(show(NO_FILTER, Samples.given(new Entries(List.of(), null))).text())
                .contains("No event has arrived yet");
        assertThat(show(new Filter("tick", "", "", "", "", ""), Samples.given(new Entries(List.of(), null)))
                        .text())
                .contains("Widen the days");
    }

    @Test
    void a_trouble_is_shown_in_place_of_the_table() {
        Document page = show(NO_FILTER, Samples.away());

        assertThat(page.select("[role=alert]").text()).contains("user-api does not answer");
        assertThat(page.select("#audit")).isEmpty();
    }

    @Test
    void what_was_typed_is_shown_and_not_run() {
        Document page = show(
                new Filter("tick", Samples.EVIL, Samples.EVIL, Samples.EVIL, "", ""),
                Samples.given(new Entries(List.of(), null)));

        assertThat(page.select("#person").attr("value")).isEqualTo(Samples.EVIL);
    }

    private static Document show(Filter filter, Answer<Entries> entries) {
        Pager pager = new Pager(null, "/admin/ui/audit?after=c2", "2 entries");
        AuditLog model = new AuditLog(filter, List.of("tick", "rate"), entries, pager);
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.AUDIT, "auditlog/log.jte", model));
    }

    @Test
    void what_was_done_on_the_page_is_told_with_its_end() {
        Entry act = new Entry(
                "e-1",
                "audit",
                "change",
                "1.0",
                "services/AdminAPI",
                "p-1",
                false,
                "audit.v1.p-1.change",
                "AUDIT",
                7,
                TIME,
                TIME,
                "suspend",
                "person",
                "p-2",
                "refused");
        Document page = show(NO_FILTER, Samples.given(new Entries(List.of(act), null)));

        assertThat(page.select("#audit tbody").text()).contains("Suspend: person p-2 refused");
        assertThat(page.select("#audit .row-note a").attr("href")).isEqualTo("/admin/ui/people/p-2");
    }

    private static Entry entry(String person, boolean erased) {
        return new Entry(
                "e-1",
                "tick",
                "new",
                "1.1",
                "services/TickAPI",
                person,
                erased,
                "tick.v1.x.new",
                "TICK",
                7,
                TIME,
                TIME,
                null,
                null,
                null,
                null);
    }
}
