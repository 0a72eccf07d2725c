package dev.shrike.schemas.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.Examples;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.headers.EventHeaders;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlineReaderTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final SingleObjectEncoding ENCODING = new SingleObjectEncoding(CATALOGUE);
    private final OutlineReader reader = new OutlineReader(CATALOGUE);

    static List<IndexedRecord> events() {
        return List.of(
                Examples.plainTick(),
                Examples.tickWithSighting(),
                Examples.oldRate(),
                Examples.rate(),
                Examples.score(),
                Examples.notification(),
                Examples.delete(),
                Examples.erased(),
                Examples.login(),
                Examples.created(),
                traced(),
                Examples.count(),
                Examples.audit());
    }

    private static IndexedRecord traced() {
        var tick = Examples.plainTick();
        tick.getMetadata().setTraceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        return tick;
    }

    @ParameterizedTest
    @MethodSource("events")
    void theOutlineOfAnEventIsWhatItsDecodedFormSays(IndexedRecord event) throws NotPlainException {
        byte[] payload = ENCODING.encode(event);
        EventOutline walked = walk(payload);
        MajorVersion major = CATALOGUE.of(event);

        assertThat(walked).usingRecursiveComparison().isEqualTo(reader.decoded(payload));
        assertThat(text(walked.key())).isEqualTo(major.keyOf(event));
        assertThat(walked.isOn(major.subjectOf(event))).isTrue();
        assertThat(headers(walked)).isEqualTo(EventHeaders.onKafka(event));
    }

    @Property(tries = 20_000)
    void whatIsTakenWithoutDecodingIsWhatDecodingTakes(
            @ForAll @IntRange(max = 12) int which,
            @ForAll @Size(max = 3) List<@IntRange(max = 10_000) Integer> places,
            @ForAll @Size(3) List<Byte> values,
            @ForAll @IntRange(min = -3, max = 3) int more) {
        byte[] whole = ENCODING.encode(events().get(which));
        byte[] payload = Arrays.copyOf(whole, whole.length + (more > 1 ? 0 : more));
        for (int i = 0; i < places.size(); i++) {
            int body = payload.length - SingleObjectEncoding.PREFIX;
            payload[SingleObjectEncoding.PREFIX + places.get(i) % body] = values.get(i);
        }
        EventOutline walked;
        try {
            walked = walk(payload);
        } catch (NotPlainException unusual) {
            return;
        }
        assertThat(walked).usingRecursiveComparison().isEqualTo(reader.decoded(payload));
    }

    @Test
    void anAddressBeyondAsciiIsDecodedAndKept() {
        var tick = Examples.plainTick();
        tick.getData().getImage().setUrl("https://images.example/größe-鳥.jpg");
        byte[] payload = ENCODING.encode(tick);

        assertThatThrownBy(() -> walk(payload)).isInstanceOf(NotPlainException.class);
        assertThat(text(reader.read(payload).key())).isEqualTo("https://images.example/größe-鳥.jpg");
    }

    @Test
    void anIdInCapitalsHasItsCanonicalForm() {
        var tick = Examples.plainTick();
        tick.setId("F8A25029-CADA-4839-973D-5AEF8BF56044");

        assertThat(text(reader.read(ENCODING.encode(tick)).id())).isEqualTo("f8a25029-cada-4839-973d-5aef8bf56044");
    }

    @Test
    void aPersonWhoCannotStandInASubjectIsRefused() {
        var tick = Examples.plainTick();
        tick.getData().getUser().setId("someone.else");
        byte[] payload = ENCODING.encode(tick);

        assertThatThrownBy(() -> reader.read(payload)).isInstanceOf(SchemaException.class);
    }

    @Test
    void anEventIsOnItsOwnSubjectAndOnNoOther() {
        EventOutline tick = reader.read(ENCODING.encode(Examples.plainTick()));

        assertThat(tick.isOn("tick.v1." + Examples.PERSON + ".new")).isTrue();
        for (String other : List.of(
                "tick.v1." + Examples.OWNER + ".new",
                "tick.v1." + Examples.PERSON + ".old",
                "tick.v1." + Examples.PERSON + ".newer",
                "tick.v2." + Examples.PERSON + ".new",
                "tick.v1." + Examples.PERSON + "-new",
                "tick.v1-" + Examples.PERSON + ".new",
                "tick.v1.new",
                "")) {
            assertThat(tick.isOn(other)).as(other).isFalse();
        }
    }

    private static EventOutline walk(byte[] payload) throws NotPlainException {
        long fingerprint = SingleObjectEncoding.fingerprint(payload);
        EventSchema schema = CATALOGUE.forFingerprint(fingerprint).orElseThrow();
        return new SchemaOutline(CATALOGUE.major(schema.event(), schema.major()), schema)
                .of(payload, SingleObjectEncoding.PREFIX);
    }

    private static Map<String, String> headers(EventOutline outline) {
        var names = new ArrayList<String>();
        var headers = new LinkedHashMap<String, String>();
        EventHeaders.onKafka(outline, (name, value) -> {
            names.add(name);
            headers.put(name, text(value));
        });
        assertThat(names).doesNotHaveDuplicates();
        return headers;
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
