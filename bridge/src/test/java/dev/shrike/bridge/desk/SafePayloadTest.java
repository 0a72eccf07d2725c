package dev.shrike.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.Birders;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafePayloadTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final SingleObjectEncoding ENCODING = new SingleObjectEncoding(CATALOGUE);

    private final SafePayload payloads = new SafePayload(CATALOGUE);

    @Test
    void anEventIsShownWithItsSealedFieldsClosed() {
        Tick tick = Birders.tickWithNote("https://images.example/1.jpg", 40);

        Map<String, Object> shown = payloads.tree(Letters.of(ENCODING.encode(tick)));

        assertThat(shown).containsEntry("form", "event").doesNotContainKeys("hex", "text");
        assertThat(shown.get("json").toString()).contains(tick.getId(), "\"note\":{\"sealed\":true}");
    }

    @Test
    void theEncodingOfAnEventThatCannotBeReadIsNotShown() {
        byte[] whole = ENCODING.encode(Birders.tickWithNote("https://images.example/1.jpg", 40));
        byte[] foreign = whole.clone();
        foreign[5] ^= 0x55;

        assertThat(payloads.tree(Letters.of(Arrays.copyOf(whole, whole.length - 30))))
                .containsEntry("form", "encoded")
                .doesNotContainKeys("hex", "text", "json")
                .hasEntrySatisfying("note", note -> assertThat(note.toString()).contains("tick 1.1"));
        assertThat(payloads.tree(Letters.of(foreign)))
                .containsEntry("form", "encoded")
                .doesNotContainKeys("hex", "text", "json");
        assertThat(payloads.tree(Letters.of(new byte[] {0, 0, 0, 0, 9, 1, 2, 3})))
                .containsEntry("form", "encoded")
                .doesNotContainKeys("hex", "text", "json");
    }

    @Test
    void jsonIsShownAsItsShape() {
        Map<String, Object> shown = payloads.tree(Letters.of("""
                {"id": "f8a25029-cada-4839-973d-5aef8bf56044", "type": "created", "version": "1.1",
                 "data": {"user": {"id": "0a0e6c2b-7d6c-4a86-9a2e-111111111111"}, "profile": {"username": "ana", "type": "Ana Lima"},
                          "location": {"latitude": -34.88}, "ana@example.org": 1},
                 "metadata": {"source": "services/UserAPI", "time": "2026-11-20T22:30:00Z"}}"""));

        assertThat(shown).containsEntry("form", "json");
        assertThat(shown.get("json").toString())
                .contains(
                        "f8a25029-cada-4839-973d-5aef8bf56044",
                        "\"type\":\"created\"",
                        "\"latitude\":",
                        "services/UserAPI")
                .contains("2026-11-20T22:30:00Z", "(closed: 3 characters)")
                .doesNotContain("ana", "Ana Lima", "34.88", "example.org");
    }

    @Test
    void jsonAfterWhiteSpaceOrTheMarkOfItsEncodingIsShownAsItsShape() {
        for (byte[] json : List.of(
                " \r\n\t{\"name\":\"Ana Lima\"}".getBytes(StandardCharsets.UTF_8),
                "\ufeff{\"name\":\"Ana Lima\"}".getBytes(StandardCharsets.UTF_8),
                "{\"name\":\"Ana Lima\"}".getBytes(StandardCharsets.UTF_16))) {
            assertThat(payloads.tree(Letters.of(json)))
                    .containsEntry("form", "json")
                    .doesNotContainKeys("hex", "text")
                    .hasEntrySatisfying(
                            "json", shape -> assertThat(shape.toString()).doesNotContain("Ana"));
        }
    }

    @Test
    void jsonThatCannotBeReadIsNotShown() {
        for (String broken : List.of(
                "{\"name\":\"Ana Lima\",\"town\":\"Monte",
                "\n[{\"name\":\"Ana Lima\"}",
                "\ufeff{\"name\":\"Ana Lima\"",
                "{name:Ana Lima}",
                "{\"name\":\"Ana Lima\",\"town\":\"" + "x".repeat(256 * 1024) + "\"}")) {
            assertThat(payloads.tree(Letters.of(broken.getBytes(StandardCharsets.UTF_8))))
                    .containsEntry("form", "bytes")
                    .containsKeys("length", "sha256")
                    .doesNotContainKeys("hex", "text", "json")
                    .hasEntrySatisfying(
                            "note", note -> assertThat(note.toString()).contains("JSON"));
        }
    }

    @Test
    void ofAnythingElseTheBeginningIsShown() {
        String text = "not Avro at all; ask ana@example.org at 10.1.2.3 or -34.8812, " + "x".repeat(500);

        Map<String, Object> shown = payloads.tree(Letters.of(text));

        assertThat(shown).containsEntry("form", "bytes").containsEntry("length", (long) text.length());
        assertThat(shown.get("text").toString())
                .hasSize(SafePayload.BEGINNING)
                .startsWith("not Avro at all; ask ***************")
                .doesNotContain("ana", "10.1.2.3", "34.88");
        assertThat(shown.get("hex").toString()).startsWith("6e 6f 74").doesNotContain("61 6e 61");
    }

    @Test
    void whatIsNoTextIsShownAsDots() {
        Map<String, Object> shown = payloads.tree(Letters.of(new byte[] {'<', 1, (byte) 0xff, '>'}));

        assertThat(shown).containsEntry("text", "<..>").containsEntry("hex", "3c 01 ff 3e");
    }

    @Test
    void anEmptyMessageIsCalledOne() {
        assertThat(payloads.tree(Letters.of(""))).containsEntry("form", "empty").containsEntry("length", 0L);
    }

    @Test
    void jsonThatIsDeepOrLargeIsBounded() {
        String deep = "{\"a\":".repeat(100) + "true" + "}".repeat(100);
        String wide = "[" + "true,".repeat(5_000) + "true]";

        assertThat(payloads.tree(Letters.of(deep)).get("json").toString()).hasSizeLessThan(200);
        assertThat(payloads.tree(Letters.of(wide)).get("json").toString()).hasSizeLessThan(2_000);
        assertThat(payloads.tree(Letters.of("[".repeat(100_000).getBytes(StandardCharsets.US_ASCII))))
                .containsEntry("form", "bytes");
    }
}
