package dev.shrike.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.Examples;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.UndecodableEventException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final SchemaIds IDS = ids();
    private final SingleObjectEncoding onNats = new SingleObjectEncoding(CATALOGUE);
    private final ConfluentFormat onKafka = new ConfluentFormat(CATALOGUE, IDS);
    private final WireSwap swap = new WireSwap(IDS);

    private static SchemaIds ids() {
        var ids = new HashMap<Long, Integer>();
        CATALOGUE
                .majors()
                .forEach(major -> major.minors().forEach(minor -> ids.put(minor.fingerprint(), ids.size() + 1)));
        return new KnownSchemaIds(ids);
    }

    private static IndexedRecord example(String name) {
        return switch (name) {
            case "tick-1.0" -> Examples.plainTick();
            case "tick-1.1" -> Examples.tickWithSighting();
            case "rate-1.0" -> Examples.oldRate();
            case "rate-2.0" -> Examples.rate();
            case "score-1.0" -> Examples.score();
            case "notification-1.0" -> Examples.notification();
            case "gdpr-1.0" -> Examples.delete();
            case "gdpr-1.1" -> Examples.erased();
            case "user-1.0" -> Examples.login();
            case "user-1.1" -> Examples.created();
            case "count-1.0" -> Examples.count();
            case "audit-1.0" -> Examples.audit();
            case "log-1.0" -> Examples.log();
            case "cluster-1.0" -> Examples.cluster();
            default -> throw new IllegalArgumentException(name);
        };
    }

    static List<String> versions() {
        return versions(CATALOGUE.allMajors().stream());
    }

    /** Those that are ever written to Kafka. */
    static List<String> mirrored() {
        return versions(CATALOGUE.majors().stream());
    }

    private static List<String> versions(Stream<MajorVersion> majors) {
        return majors.flatMap(major -> major.minors().stream())
                .map(minor -> minor.event() + "-" + minor.version())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void the_bytes_on_nats_are_pinned(String name) throws IOException {
        String golden = Files.readString(Path.of("src/test/resources/golden", name + ".hex"))
                .strip();

        assertThat(HexFormat.of().formatHex(onNats.encode(example(name)))).isEqualTo(golden);
        assertThat(onNats.decode(HexFormat.of().parseHex(golden))).isEqualTo(example(name));
    }

    @ParameterizedTest
    @MethodSource("mirrored")
    void the_swap_gives_what_the_other_side_would_have_written(String name) {
        byte[] singleObject = onNats.encode(example(name));

        byte[] confluent = swap.toConfluent(singleObject);

        assertThat(confluent).isEqualTo(onKafka.encode(example(name)));
        assertThat(onKafka.decode(confluent)).isEqualTo(example(name));
        assertThat(swap.toSingleObject(confluent)).isEqualTo(singleObject);
    }

    @Test
    void an_event_is_written_with_the_schema_of_its_own_version() {
        EventSchema first = CATALOGUE.schema("tick", "1.0");

        assertThat(SingleObjectEncoding.fingerprint(onNats.encode(Examples.plainTick())))
                .isEqualTo(first.fingerprint());
    }

    @Test
    void an_unknown_fingerprint_is_told_apart() {
        byte[] bytes = onNats.encode(Examples.plainTick());
        bytes[5] ^= 1;

        assertThat(refusal(bytes)).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThatThrownBy(() -> swap.toConfluent(bytes)).isInstanceOf(UndecodableEventException.class);
    }

    @Test
    void something_else_than_avro_is_told_apart() {
        assertThat(refusal("{\"hello\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(refusal(new byte[0])).isEqualTo(Reason.UNKNOWN_FORMAT);
    }

    @Property(tries = 200)
    void a_cut_off_body_is_refused_wherever_it_is_cut(@ForAll @IntRange(min = 1, max = 100) int missing) {
        byte[] whole = onNats.encode(Examples.tickWithSighting());

        assertThat(refusal(Arrays.copyOf(whole, whole.length - missing))).isEqualTo(Reason.MALFORMED_BODY);
    }

    @Property(tries = 2000)
    void any_flipped_byte_gives_an_event_or_a_refusal_and_never_another_failure(
            @ForAll @IntRange(min = 0, max = 200) int at, @ForAll byte value) {
        byte[] bytes = onNats.encode(Examples.tickWithSighting());
        bytes[at % bytes.length] = value;
        try {
            assertThat(onNats.decode(bytes)).isNotNull();
        } catch (UndecodableEventException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    @Test
    void a_length_that_claims_a_gigabyte_costs_an_exception_and_not_the_heap() {
        byte[] bytes = Arrays.copyOf(onNats.encode(Examples.plainTick()), 15);
        byte[] oneGigabyte = {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};
        System.arraycopy(oneGigabyte, 0, bytes, SingleObjectEncoding.PREFIX, oneGigabyte.length);

        assertThat(refusal(bytes)).isEqualTo(Reason.MALFORMED_BODY);
    }

    @Test
    void bytes_after_the_event_are_refused() {
        byte[] whole = onNats.encode(Examples.plainTick());

        assertThat(refusal(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(Reason.MALFORMED_BODY);
    }

    @Test
    void a_type_that_the_version_does_not_have_is_refused() {
        var tick = Examples.plainTick();
        tick.setType("retracted");

        assertThatThrownBy(() -> onNats.encode(tick)).hasMessageContaining("no type retracted");
    }

    @Test
    void a_version_that_was_never_released_is_refused() {
        var tick = Examples.plainTick();
        tick.setVersion("1.7");

        assertThatThrownBy(() -> onNats.encode(tick)).hasMessageContaining("no version 1.7");
    }

    private Reason refusal(byte[] bytes) {
        try {
            onNats.decode(bytes);
        } catch (UndecodableEventException e) {
            return e.reason();
        }
        throw new AssertionError("The bytes were taken for an event");
    }
}
