package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.Ticks;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema EVERYTHING = SchemaBuilder.record("Everything")
            .fields()
            .requiredString("text")
            .requiredDouble("real")
            .requiredInt("whole")
            .requiredLong("large")
            .requiredBoolean("truth")
            .optionalString("maybe")
            .endRecord();

    private final PlainForm location = new PlainForm(Ticks.field(Ticks.LOCATION).of());

    @Property(tries = 200)
    void everyValueComesBackAsItWas(
            @ForAll String text,
            @ForAll double real,
            @ForAll int whole,
            @ForAll long large,
            @ForAll boolean truth,
            @ForAll boolean given)
            throws IOException {
        var value = JsonNodeFactory.instance.objectNode();
        value.put("text", wellFormed(text))
                .put("real", real)
                .put("whole", whole)
                .put("large", large);
        value.put("truth", truth);
        if (given) {
            value.put("maybe", "yes");
        }
        PlainForm form = new PlainForm(EVERYTHING);

        JsonNode back = form.decode(form.encode(value, "value"));

        assertThat(back.get("text")).isEqualTo(value.get("text"));
        assertThat(back.get("large").longValue()).isEqualTo(large);
        assertThat(form.encode(back, "value")).isEqualTo(form.encode(value, "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"here\"",
                "{}",
                "{\"latitude\":1}",
                "{\"latitude\":\"1\",\"longitude\":2}",
                "{\"latitude\":1,\"longitude\":2,\"altitude\":3}",
                "{\"latitude\":null,\"longitude\":2}"
            })
    void refusesWhatItsSchemaDoesNotAllow(String value) throws JsonProcessingException {
        JsonNode wrong = JSON.readTree(value);

        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> location.encode(wrong, Ticks.LOCATION))
                .withMessageStartingWith(Ticks.LOCATION);
    }

    @Test
    void namesThePlaceAndNeverTheValue() {
        JsonNode wrong = JsonNodeFactory.instance
                .objectNode()
                .put("latitude", "my house")
                .put("longitude", 2);

        assertThatExceptionOfType(PlainValueException.class)
                .isThrownBy(() -> location.encode(wrong, Ticks.LOCATION))
                .withMessage("data.sighting.location.latitude must be a number");
    }

    @Test
    void refusesBytesThatAreNotExactlyOneValue() {
        byte[] bytes = location.encode(Ticks.montevideo(), Ticks.LOCATION);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> location.decode(Arrays.copyOf(bytes, 15)));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> location.decode(Arrays.copyOf(bytes, 17)));
    }

    /** UTF-8 has no form for half a surrogate pair. */
    private static String wellFormed(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
