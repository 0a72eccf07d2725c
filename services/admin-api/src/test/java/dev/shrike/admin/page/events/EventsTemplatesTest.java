package dev.shrike.admin.page.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.shell.Menu;
import dev.shrike.rest.identity.Roles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class EventsTemplatesTest {
    private static final String PERSON = "0a0e6c2b-7d6c-4a86-9a2e-111111111111";
    private static final EventFilter ALL = new EventFilter("", "", "", "");

    @Test
    void events_are_shown_with_what_is_sealed_marked() {
        Document page = page(ALL, EventView.of(tick(), "tick", "TICK 41"));

        assertThat(page.select(".event-line").text()).contains("tick new 1.1", "TICK 41", "sealed");
        assertThat(page.select(".json-sealed")).hasSize(1);
        assertThat(page.select("[sse-connect]").attr("sse-connect")).isEqualTo("/admin/ui/events/live?after=end");
    }

    @Test
    void the_gravest_mark_stands_in_the_line() {
        ObjectNode event = tick();
        event.withObject("/data/other").put("erased", true);

        assertThat(EventView.of(event, "tick", "").marks()).isEqualTo("erased");
    }

    @Test
    void a_hostile_event_is_text() {
        ObjectNode event = tick();
        event.put("type", Samples.EVIL).withObject("/data").put(Samples.EVIL, Samples.EVIL);
        event.withObject("/metadata")
                .put("source", Samples.EVIL)
                .put("traceparent", Samples.EVIL)
                .put("time", Samples.EVIL);

        Document page = page(ALL, EventView.of(event, Samples.EVIL, Samples.EVIL));

        assertThat(page.select("pre").text()).contains("<script>");
    }

    @Test
    void who_may_not_look_at_people_is_not_led_to_them() {
        EventView event = EventView.of(tick(), "tick", "");

        assertThat(row(event, Roles.USER, Roles.ADMIN).select("a.button").eachAttr("href"))
                .contains("/admin/ui/people/" + PERSON);
        assertThat(row(event, Roles.USER, Roles.OPERATOR).select("a.button").eachAttr("href"))
                .noneMatch(href -> href.startsWith("/admin/ui/people"));
    }

    @Test
    void without_events_it_says_what_to_do() {
        assertThat(page(ALL).text()).contains("No events yet");
        assertThat(page(new EventFilter("tick", "", "", "")).text()).contains("Nothing matches");
    }

    @Test
    void a_time_is_read_as_browsers_send_it() {
        assertThat(new EventFilter("", "", "", "2026-11-20T22:30").time()).hasToString("2026-11-20T22:30:00Z");
        assertThat(new EventFilter("", "", "", "2026-11-20T22:30:05").time()).hasToString("2026-11-20T22:30:05Z");
        assertThat(new EventFilter("", "", "", "yesterday").time()).isNull();
    }

    @Test
    void blocks_of_a_stream_are_read_with_what_they_have() throws IOException {
        String stream = "retry: 3000\n\nid: a\nevent: tick\ndata: {\"x\":\ndata: 1}\n\n: heartbeat\nid: b\n\n";
        try (SseReader reader = new SseReader(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(reader.next()).isEqualTo(new SseReader.Block("a", "tick", "{\"x\":\n1}"));
            assertThat(reader.next()).isEqualTo(new SseReader.Block("b", "", ""));
            assertThat(reader.next()).isNull();
        }
    }

    private static Document page(EventFilter filter, EventView... events) {
        EventList list = new EventList(
                filter,
                List.of("tick", "rate"),
                Samples.given(List.of(events)),
                null,
                filter.live("end").href());
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.EVENTS, "events/page.jte", list));
    }

    private static Document row(EventView event, String... roles) {
        return WellFormed.part(Samples.views().text(Samples.visitOf(roles), Menu.EVENTS, "events/row.jte", event));
    }

    private static ObjectNode tick() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", "f8a25029-cada-4839-973d-5aef8bf56044")
                .put("type", "new")
                .put("version", "1.1");
        event.withObject("/data/user").put("id", PERSON);
        event.withObject("/data/sighting/note").put("sealed", true);
        event.withObject("/metadata").put("source", "services/TickAPI").put("time", "2026-11-20T22:30:00Z");
        return event;
    }
}
