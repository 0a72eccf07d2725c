package dev.shrike.admin.page.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.admin.bridge.BridgeLetter;
import dev.shrike.admin.bridge.BridgeLetters;
import dev.shrike.admin.page.Samples;
import dev.shrike.admin.page.WellFormed;
import dev.shrike.admin.page.platform.Trouble;
import dev.shrike.admin.page.shell.Menu;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DeadLettersTemplatesTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID EVENT = UUID.fromString("f8a25029-cada-4839-973d-5aef8bf56044");

    @Test
    void letters_of_all_stand_in_one_list_that_looks_again_by_itself() {
        Document page = page(LetterFilter.NONE, found(bridge("0-7", false), of(service("parked"))));

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody").text()).contains("Bridge tick", "Ticks following-people", "TICK 41");
        assertThat(page.select("input[name=letter]").eachAttr("value"))
                .containsExactly("bridge:0-7", "ticks:following-people:" + EVENT);
        assertThat(page.select("#letters").attr("hx-get")).startsWith("/admin/ui/dead-letters/list?revision=");
        assertThat(page.select("#where option").eachText()).containsExactly("Everybody", "Bridge (1)", "Ticks (1)");
    }

    @Test
    void what_cannot_be_redriven_has_no_box() {
        Document page =
                page(new LetterFilter("", "", "", true), found(bridge("0-7", true), of(service("trying")), topology()));

        assertThat(page.select("tbody tr")).hasSize(3);
        assertThat(page.select("input[name=letter]")).isEmpty();
        assertThat(page.select("tbody").text()).contains("Redriven", "Being tried");
    }

    @Test
    void without_letters_it_says_so() {
        assertThat(page(LetterFilter.NONE, found()).text()).contains("No dead letters");
        assertThat(page(new LetterFilter("ticks", "", "", false), found(bridge("0-7", false)))
                        .text())
                .contains("Nothing matches");
    }

    @Test
    void who_does_not_answer_is_a_trouble_beside_the_others() {
        LetterBox.Found found = new LetterBox.Found(
                List.of(bridge("0-7", false)), List.of(Trouble.of(503, "notifier does not answer", "")), false);

        Document page = page(LetterFilter.NONE, found);

        assertThat(page.select("[role=alert]").text()).contains("notifier does not answer");
        assertThat(page.select("tbody tr")).hasSize(1);
    }

    @Test
    void hostile_letters_are_text() {
        LetterRow evil = new LetterRow(
                "bridge:0-1",
                Samples.EVIL,
                Samples.EVIL,
                Samples.EVIL,
                "waiting",
                Samples.EVIL,
                Samples.EVIL,
                "TICK",
                1,
                1,
                TIME);

        Document page = page(LetterFilter.NONE, found(evil));

        assertThat(page.select("tbody .detail").first().text()).isEqualTo(Samples.EVIL);
    }

    @Test
    void a_letter_of_the_bridge_is_shown_as_far_as_it_may_be() {
        BridgeLetter.Payload payload = new BridgeLetter.Payload(
                15, 15, "aa", "bytes", null, "3c 73", "<script>alert(1)</script>", "The first 15 bytes.");

        Document page = show("deadletters/bridgeLetter.jte", BridgeLetterView.of(letter(payload)));

        assertThat(page.select("pre").eachText()).containsExactly("<script>alert(1)</script>", "3c 73");
        assertThat(page.select("dialog input[name=letter]").attr("value")).isEqualTo("bridge:0-7");
        assertThat(page.text()).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void a_letter_that_is_an_event_is_shown_as_one() {
        var json = JsonNodeFactory.instance.objectNode().put("id", Samples.EVIL);
        json.putObject("data").putObject("note").put("sealed", true);
        BridgeLetter.Payload payload = new BridgeLetter.Payload(90, 90, "aa", "event", json, null, null, null);

        Document page = show("deadletters/bridgeLetter.jte", BridgeLetterView.of(letter(payload)));

        assertThat(page.select(".json-sealed").text()).isEqualTo("sealed");
        assertThat(page.select(".json-text").text()).contains("<script>");
    }

    @Test
    void a_letter_of_a_handler_tells_its_failures() {
        Document page = show(
                "deadletters/serviceLetter.jte", new ServiceLetterView("ticks", EVENT, List.of(service("parked"))));

        assertThat(page.select("tbody tr").eachText().getFirst()).contains("Redrive", "IllegalStateException");
        assertThat(page.select("dialog form").attr("action")).isEqualTo("/admin/ui/dead-letters/redrive");
    }

    @Test
    void outcomes_say_what_is_left() {
        Redriven redriven = new Redriven(
                List.of(
                        new Redriven.Row("bridge:0-7", "bridge", "tick", "redriven", "tick.v1", true),
                        new Redriven.Row("bridge:0-8", "bridge", "tick", "still-refused", Samples.EVIL, false)),
                List.of());

        Document page = show("deadletters/redriven.jte", redriven);

        assertThat(page.select("h1").text()).isEqualTo("1 done, 1 left");
        assertThat(page.select("#outcomes").text()).contains("Still refused", "<script>");
    }

    private static Document page(LetterFilter filter, LetterBox.Found found) {
        return show("deadletters/page.jte", LetterList.of(filter, found));
    }

    private static Document show(String template, Object model) {
        return WellFormed.page(Samples.views().text(Samples.admin(), Menu.DEAD_LETTERS, template, model));
    }

    private static LetterBox.Found found(LetterRow... rows) {
        return new LetterBox.Found(List.of(rows), List.of(), false);
    }

    private static LetterRow of(ServiceLetter letter) {
        return LetterRow.of(letter);
    }

    private static LetterRow bridge(String id, boolean settled) {
        return LetterRow.of(new BridgeLetters.Row(
                id, TIME, "tick", "unknown-format", "Not Avro", "tick.v1.a.new", "TICK", 41, 15, settled));
    }

    private static LetterRow topology() {
        return LetterRow.of(
                new BridgeLetters.Row("0-9", TIME, "", "topology", "Never came (from rate.v1)", "k", "", 0, 15, false));
    }

    private static BridgeLetter letter(BridgeLetter.Payload payload) {
        return new BridgeLetter(
                "0-7",
                TIME,
                "tick",
                "unknown-format",
                "Not Avro",
                "tick.v1.a.new",
                "TICK",
                41,
                15,
                false,
                TIME,
                Map.of(
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        "X",
                        "(closed: 3 characters)"),
                payload);
    }

    private static ServiceLetter service(String state) {
        return new ServiceLetter(
                "ticks",
                "following-people",
                EVENT,
                "failed",
                state,
                "a",
                "USER",
                3,
                "user.v1.a.created",
                2,
                TIME,
                TIME.plusSeconds(60),
                null,
                List.of(
                        new ServiceLetter.Entry(TIME, "delivery", "IllegalArgumentException at A.b"),
                        new ServiceLetter.Entry(TIME.plusSeconds(60), "redrive", "IllegalStateException at A.b")));
    }
}
