package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLimitsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MIB = 1 << 20;

    private final EventSealer sealer = new EventSealer(new MemoryVault());

    @Test
    void tenMegabytesAreSealedAndOpened() {
        JsonNode note = JSON.textNode("x".repeat(10_000_000));

        Tick tick = sealer.seal(Ticks.by(Birders.ana()), Map.of(Ticks.NOTE, note));

        assertThat(sealer.open(tick, Ticks.field(Ticks.NOTE))).isEqualTo(new Opened.Readable(note));
    }

    @Test
    void sixtyFourMegabytesAreRefusedClearly() {
        JsonNode note = JSON.textNode("x".repeat(64 * MIB));

        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> sealer.seal(Ticks.by(Birders.ana()), Map.of(Ticks.NOTE, note)))
                .withMessage("data.sighting.note is too large: at most 16 MiB can be sealed");
    }

    @Test
    void manyPartsTogetherAreTooLargeAsWell() {
        PlainForm texts = form("{\"type\": \"array\", \"items\": \"string\"}");
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i < 17; i++) {
            list.add("x".repeat(MIB));
        }

        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> texts.encode(list, "notes"))
                .withMessageContaining("too large");
    }

    @Test
    void sealedBytesThatAreLongerThanAnyAreTamperedWith() {
        ByteBuffer bytes = ByteBuffer.allocate(17 * MIB)
                .put(0, (byte) 'S')
                .put(1, (byte) 1)
                .putInt(2, 1);
        Tick tick = sealer.seal(Ticks.by(Birders.ana()), Map.of(Ticks.NOTE, Ticks.twoChicks()));
        tick.getData().getSighting().setNote(bytes);

        assertThat(sealer.open(tick, Ticks.field(Ticks.NOTE)))
                .isEqualTo(new Opened.Tampered("longer than anything that is sealed"));
    }

    @Test
    void tooManyValuesAreRefusedHoweverSmallTheyAre() {
        PlainForm nothings = form("{\"type\": \"array\", \"items\": \"null\"}");
        ArrayNode list = JSON.arrayNode();
        for (int i = 0; i <= PlainLimits.VALUES; i++) {
            list.addNull();
        }

        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> nothings.encode(list, "nothings"))
                .withMessageContaining("one value too many");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> nothings.decode(new byte[] {-2, -1, -1, -1, 15, 0}));
    }

    @Test
    void whatLiesTooDeepIsRefused() throws IOException {
        PlainForm chain = form("""
                {"type": "record", "name": "Link", "fields": [{"name": "next", "type": ["null", "Link"]}]}""");
        JsonNode deep = JSON.objectNode();
        for (int i = 0; i < 31; i++) {
            deep = JSON.objectNode().set("next", deep);
        }
        JsonNode deepest = deep;
        JsonNode deeper = JSON.objectNode().set("next", deep);

        assertThat(chain.decode(chain.encode(deepest, "chain"))).isEqualTo(deepest);
        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> chain.encode(deeper, "chain"))
                .withMessageContaining("too deep");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> chain.decode(new byte[] {
                    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
                    2, 2, 2, 0
                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"float\"; 1e39; must be a number within the range of its type",
                "\"float\"; 16777217; has more digits than its type can hold",
                "\"double\"; 9007199254740993; has more digits than its type can hold",
                "\"bytes\"; \"AA\"; must be base64 with its padding",
                "\"bytes\"; \"AB==\"; must be base64 with its padding",
                "\"bytes\"; \"?\"; must be base64",
                "{\"type\": \"fixed\", \"name\": \"F\", \"size\": 2}; \"AA==\"; must be 2 bytes",
                "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"B\"]}; \"C\"; must be one of [A, B]",
                "{\"type\": \"array\", \"items\": \"int\"}; [1, \"2\"]; value[1] must be a whole number",
                "{\"type\": \"map\", \"values\": \"int\"}; {\"Ana\": \"2\"}; value{} must be a whole number",
                "\"null\"; 0; must be null",
                "[\"int\", \"string\"]; null; is required",
                "[\"int\", \"string\"]; true; must be one of [int, string]",
                "[\"int\", \"long\"]; 3; must be an object with one field",
                "[\"int\", \"long\"]; {\"int\": 3000000000}; must be a whole number",
                "[\"null\", \"int\", \"long\"]; {\"null\": null}; must be an object with one field",
                "\"string\"; \"\\ud800\"; holds half of a character"
            })
    void whatDoesNotFitIsRefusedByPlaceAndNeverByValue(String schema, String value, String message)
            throws JsonProcessingException {
        JsonNode wrong = new ObjectMapper().readTree(value);

        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> form(schema).encode(wrong, "value"))
                .withMessageContaining(message)
                .withNoCause()
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("Ana"));
    }

    @Test
    void aMapIsSealedInTheOrderOfItsKeysAndOpenedInNoOther() throws IOException {
        PlainForm map = form("{\"type\": \"map\", \"values\": \"int\"}");
        JsonNode value = JSON.objectNode().put("b", 2).put("a", 1);

        assertThat(map.encode(value, "map")).containsExactly(4, 2, 'a', 2, 2, 'b', 4, 0);
        assertThat(map.decode(new byte[] {4, 2, 'a', 2, 2, 'b', 4, 0})).isEqualTo(value);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> map.decode(new byte[] {4, 2, 'b', 4, 2, 'a', 2, 0}));
    }

    private static PlainForm form(String schema) {
        return new PlainForm(new Schema.Parser().parse(schema));
    }
}
