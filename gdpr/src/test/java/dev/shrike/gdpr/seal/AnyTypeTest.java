package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Every Avro type in one record, which holds others of its kind: it is sealed in Avro's own bytes, and has one form only. */
class AnyTypeTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Schema BIRD = new Schema.Parser().parse("""
            {"type": "record", "name": "Bird", "namespace": "org.example", "fields": [
              {"name": "species", "type": "string"},
              {"name": "picture", "type": "bytes"},
              {"name": "ring", "type": {"type": "fixed", "name": "Ring", "size": 4}},
              {"name": "sex", "type": {"type": "enum", "name": "Sex", "symbols": ["FEMALE", "MALE", "UNKNOWN"]}},
              {"name": "weight", "type": "float"},
              {"name": "wing", "type": "double"},
              {"name": "adult", "type": "boolean"},
              {"name": "nothing", "type": "null"},
              {"name": "seen", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "counts", "type": {"type": "array", "items": "int"}},
              {"name": "marks", "type": {"type": "map", "values": ["null", "boolean"]}},
              {"name": "plain", "type": ["string", "null", "double"]},
              {"name": "named", "type": ["null", "int", "long", "org.example.Ring", "string", "org.example.Bird"]},
              {"name": "young", "type": {"type": "array", "items": "org.example.Bird"}}]}""");

    private final PlainForm form = new PlainForm(BIRD);

    @Property(tries = 300)
    void whatIsSealedOpensAsItWas(@ForAll("birds") JsonNode bird) throws IOException {
        assertThat(form.decode(form.encode(bird, "bird"))).isEqualTo(bird);
    }

    @Property(tries = 300)
    void itsBytesAreThoseOfAvro(@ForAll("birds") JsonNode bird) throws IOException {
        byte[] bytes = form.encode(bird, "bird");

        assertThat(writtenAgainByAvro(bytes)).isEqualTo(bytes);
    }

    @Property(tries = 3_000)
    void whatOpensHasNoOtherForm(
            @ForAll("birds") JsonNode bird,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll byte other,
            @ForAll("edits") String edit) {
        byte[] bytes = edited(form.encode(bird, "bird"), place, other, edit);
        JsonNode opened;
        try {
            opened = form.decode(bytes);
        } catch (IOException refused) {
            return;
        }
        if (isFinite(opened)) {
            assertThat(form.encode(opened, "bird")).isEqualTo(bytes);
        }
    }

    @Property(tries = 300)
    void whatIsCutOffIsRefused(@ForAll("birds") JsonNode bird, @ForAll @IntRange(max = 100_000) int place) {
        byte[] bytes = form.encode(bird, "bird");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> form.decode(Arrays.copyOf(bytes, place % bytes.length)));
    }

    @Provide
    Arbitrary<String> edits() {
        return Arbitraries.of("change", "insert", "remove");
    }

    @Provide
    Arbitrary<JsonNode> birds() {
        return birds(2);
    }

    /** Maps have one entry at most: Avro keeps no order of more. */
    private static Arbitrary<JsonNode> birds(int generations) {
        Arbitrary<JsonNode> texts = Arbitraries.strings().ofMaxLength(8).map(AnyTypeTest::text);
        Arbitrary<JsonNode> rings = base64(4, 4);
        Arbitrary<JsonNode> wings = Arbitraries.doubles().map(JSON::numberNode);
        Arbitrary<JsonNode> truths = Arbitraries.of(true, false).map(JSON::booleanNode);
        Arbitrary<JsonNode> named = Arbitraries.oneOf(
                Arbitraries.just(JSON.nullNode()),
                Arbitraries.integers().map(it -> under("int", JSON.numberNode(it))),
                Arbitraries.longs().map(it -> under("long", JSON.numberNode(it))),
                texts.map(it -> under("string", it)),
                rings.map(it -> under("org.example.Ring", it)));
        Arbitrary<JsonNode> young = Arbitraries.just(JSON.arrayNode());
        if (generations > 0) {
            Arbitrary<JsonNode> others = birds(generations - 1);
            named = Arbitraries.oneOf(named, others.map(it -> under("org.example.Bird", it)));
            young = others.list().ofMaxSize(2).map(AnyTypeTest::list);
        }
        Arbitrary<JsonNode> marks = Combinators.combine(texts, truths.injectNull(0.3))
                .as((key, mark) -> under(key.textValue(), mark == null ? JSON.nullNode() : mark));
        Arbitrary<List<JsonNode>> first = Combinators.combine(
                        texts,
                        base64(0, 20),
                        rings,
                        Arbitraries.of("FEMALE", "MALE", "UNKNOWN").map(AnyTypeTest::text),
                        Arbitraries.floats().map(JSON::numberNode),
                        wings,
                        truths)
                .as((species, picture, ring, sex, weight, wing, adult) ->
                        List.of(species, picture, ring, sex, weight, wing, adult));
        Arbitrary<List<JsonNode>> second = Combinators.combine(
                        Arbitraries.longs().map(JSON::numberNode),
                        Arbitraries.integers()
                                .map(it -> (JsonNode) JSON.numberNode(it))
                                .list()
                                .ofMaxSize(3)
                                .map(AnyTypeTest::list),
                        Arbitraries.oneOf(Arbitraries.just(JSON.objectNode()), marks),
                        Arbitraries.oneOf(Arbitraries.just(JSON.nullNode()), texts, wings),
                        named,
                        young)
                .as((seen, counts, map, plain, other, nestlings) ->
                        List.of(seen, counts, map, plain, other, nestlings));
        return Combinators.combine(first, second).as(AnyTypeTest::bird);
    }

    private static JsonNode bird(List<JsonNode> first, List<JsonNode> second) {
        ObjectNode bird = JSON.objectNode();
        int next = 0;
        for (Schema.Field field : BIRD.getFields()) {
            if (field.schema().getType() != Schema.Type.NULL) {
                JsonNode value = next < first.size() ? first.get(next) : second.get(next - first.size());
                next++;
                if (!value.isNull()) {
                    bird.set(field.name(), value);
                }
            }
        }
        return bird;
    }

    private static Arbitrary<JsonNode> base64(int shortest, int longest) {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(shortest)
                .ofMaxSize(longest)
                .map(bytes -> JSON.textNode(Base64.getEncoder().encodeToString(bytes)));
    }

    private static JsonNode text(String any) {
        return JSON.textNode(new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static JsonNode under(String name, JsonNode value) {
        return JSON.objectNode().set(name, value);
    }

    private static ArrayNode list(List<JsonNode> items) {
        return JSON.arrayNode().addAll(items);
    }

    private static byte[] writtenAgainByAvro(byte[] bytes) throws IOException {
        GenericRecord record = new GenericDatumReader<GenericRecord>(BIRD)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        var out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(BIRD).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] edited(byte[] bytes, int place, byte other, String edit) {
        int at = place % bytes.length;
        byte[] edited = Arrays.copyOf(bytes, bytes.length + (edit.equals("insert") ? 1 : 0));
        switch (edit) {
            case "change" -> edited[at] = other;
            case "insert" -> {
                System.arraycopy(bytes, at, edited, at + 1, bytes.length - at);
                edited[at] = other;
            }
            default -> {
                System.arraycopy(bytes, at + 1, edited, at, bytes.length - at - 1);
                edited = Arrays.copyOf(edited, bytes.length - 1);
            }
        }
        return edited;
    }

    /** JSON has no form for the rest, so that it cannot be sealed; old bytes with it would open. */
    private static boolean isFinite(JsonNode value) {
        if (value.isNumber()) {
            return Double.isFinite(value.doubleValue());
        }
        for (JsonNode inner : value) {
            if (!isFinite(inner)) {
                return false;
            }
        }
        return true;
    }
}
