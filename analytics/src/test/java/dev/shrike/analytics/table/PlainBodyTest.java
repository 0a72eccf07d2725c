package dev.shrike.analytics.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.ConfluentFormat;
import dev.shrike.schemas.wire.KnownSchemaIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is read without decoding is what decoding gives. */
class PlainBodyTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final List<Table> TABLES = Tables.of(CATALOGUE);
    private static final Map<Long, Integer> IDS = new HashMap<>();
    private static final List<Written> WRITTEN = new ArrayList<>();
    private static final ConfluentFormat FORMAT;

    private record Written(Table table, EventSchema schema) {}

    static {
        for (Table table : TABLES) {
            for (EventSchema minor : table.major().minors()) {
                IDS.put(minor.fingerprint(), IDS.size());
                WRITTEN.add(new Written(table, minor));
            }
        }
        FORMAT = new ConfluentFormat(CATALOGUE, new KnownSchemaIds(IDS));
    }

    @Test
    void everyReleasedSchemaIsReadWithoutDecoding() {
        assertThat(WRITTEN).allSatisfy(one -> {
            byte[] value = value(one.schema(), 1);
            assertThat(plain(one.table(), value)).isEqualTo(decoded(one.table(), value));
        });
    }

    @Property(tries = 500)
    void anEventGivesTheSameRow(@ForAll @IntRange(max = 1_000) int which, @ForAll long seed) {
        Written one = WRITTEN.get(which % WRITTEN.size());
        byte[] value = value(one.schema(), seed);

        assertThat(plain(one.table(), value)).isEqualTo(decoded(one.table(), value));
    }

    @Property(tries = 20_000)
    void whatIsReadWithoutDecodingIsWhatDecodingTakes(
            @ForAll @IntRange(max = 1_000) int which,
            @ForAll @IntRange(max = 50) int seed,
            @ForAll @Size(max = 3) List<@IntRange(max = 10_000) Integer> places,
            @ForAll @Size(3) List<Byte> values,
            @ForAll @IntRange(min = -3, max = 3) int more) {
        Written one = WRITTEN.get(which % WRITTEN.size());
        byte[] whole = value(one.schema(), seed);
        byte[] value = Arrays.copyOf(whole, whole.length + (more > 1 ? 0 : more));
        for (int i = 0; i < places.size(); i++) {
            value[ConfluentFormat.PREFIX + places.get(i) % (value.length - ConfluentFormat.PREFIX)] = values.get(i);
        }

        List<String> plain = plain(one.table(), value);

        if (!plain.isEmpty()) {
            assertThat(plain).isEqualTo(decoded(one.table(), value));
        }
    }

    @Test
    void anEventThatKnowsNoCausationHasNoneInItsRow() throws IOException {
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "Nest", "namespace": "org.example", "fields": [
                  {"name": "id", "type": "string"}, {"name": "type", "type": "string"}, {"name": "version", "type": "string"},
                  {"name": "data", "type": {"type": "record", "name": "NestData", "fields": [{"name": "eggs", "type": "int"}]}},
                  {"name": "metadata", "type": {"type": "record", "name": "Metadata", "fields": [
                    {"name": "source", "type": "string"},
                    {"name": "time", "type": {"type": "long", "logicalType": "timestamp-micros"}}]}}]}
                """);
        EventSchema first = new EventSchema("nest", "1.0", Set.of("found"), schema, 1);
        Table table = Table.of(
                "nest_latest",
                new MajorVersion("nest", 1, null, null, Optional.empty(), Set.of(), false, List.of(first), List.of()));
        GenericRecord event =
                (GenericRecord) new RandomData(schema, 1, 1).iterator().next();
        event.put("id", UUID.randomUUID().toString());
        event.put("type", "found");
        event.put("version", "1.0");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(body, null);
        new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
        encoder.flush();

        Rows decoded = new Rows(table);
        new RowMaker(table).add(record(body.toByteArray()), event, decoded);
        Rows plain = new Rows(table);
        assertThat(new RowMaker(table).add(record(body.toByteArray()), 1, 0, plain))
                .isTrue();

        assertThat(values(plain, table))
                .contains("_causation_id=null", "eggs=" + ((GenericRecord) event.get("data")).get("eggs"))
                .isEqualTo(values(decoded, table));
    }

    private static List<String> plain(Table table, byte[] value) {
        Rows rows = new Rows(table);
        return new RowMaker(table).add(record(value), FORMAT.fingerprint(value), ConfluentFormat.PREFIX, rows)
                ? values(rows, table)
                : List.of();
    }

    private static List<String> decoded(Table table, byte[] value) {
        Rows rows = new Rows(table);
        new RowMaker(table).add(record(value), FORMAT.decode(value), rows);
        return values(rows, table);
    }

    private static List<String> values(Rows rows, Table table) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            String value = !rows.has(0, i)
                    ? null
                    : table.columns().get(i).type().carrier() == Carrier.TEXT
                            ? new String(rows.text(0, i), StandardCharsets.UTF_8)
                            : Long.toString(rows.number(0, i));
            values.add(table.columns().get(i).name() + "=" + value);
        }
        return values;
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("topic", 3, 7, "the key".getBytes(StandardCharsets.UTF_8), value);
    }

    /** Any event of the schema, as it would be written. */
    private static byte[] value(EventSchema schema, long seed) {
        GenericRecord event = (GenericRecord)
                new RandomData(schema.schema(), 1, seed).iterator().next();
        event.put("id", new UUID(seed, seed).toString());
        event.put("type", schema.types().stream().sorted().findFirst().orElseThrow());
        event.put("version", schema.version());
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {0, 0, 0, 0, IDS.get(schema.fingerprint()).byteValue()});
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(schema.schema()).write(event, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
