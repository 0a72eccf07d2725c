package dev.shrike.analytics.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.analytics.database.Database;
import dev.shrike.analytics.table.RowMaker;
import dev.shrike.analytics.table.Rows;
import dev.shrike.analytics.table.Table;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values of all types on their way from Avro into the database. */
class RowSourceTest {
    private static final Schema DATA = SchemaBuilder.record("Data")
            .fields()
            .requiredBoolean("yes")
            .requiredFloat("small")
            .requiredDouble("large")
            .requiredLong("much")
            .requiredBytes("raw")
            .name("day")
            .type(LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)))
            .noDefault()
            .name("hour")
            .type(LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .name("moment")
            .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .name("price")
            .type(LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
            .noDefault()
            .name("tags")
            .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
            .noDefault()
            .optionalString("absent")
            .endRecord();
    private static final Schema ENVELOPE = SchemaBuilder.record("Event")
            .fields()
            .requiredString("id")
            .requiredString("type")
            .requiredString("version")
            .name("data")
            .type(DATA)
            .noDefault()
            .name("metadata")
            .type(SchemaBuilder.record("Metadata")
                    .fields()
                    .requiredString("source")
                    .name("time")
                    .type(LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)))
                    .noDefault()
                    .optionalString("correlation_id")
                    .optionalString("causation_id")
                    .optionalString("upcast_from")
                    .endRecord())
            .noDefault()
            .endRecord();
    private static final Table TABLE = Table.of(
            "thing_latest",
            new MajorVersion(
                    "thing",
                    1,
                    null,
                    null,
                    Optional.empty(),
                    Set.of(),
                    false,
                    List.of(new EventSchema("thing", "1.0", Set.of("new"), ENVELOPE, 1)),
                    List.of()));

    private final Database database = Database.open("64MB", 1);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyTypeComesOutAsItWentIn() throws SQLException {
        insert(rows(3));

        assertThat(database.strings("select count(*)::varchar from thing_latest"))
                .containsExactly("3");
        assertThat(database.strings("select concat_ws('|', _key, _offset, yes, small, large, much, raw, day, hour,"
                        + " epoch_ms(moment), price, tags, absent is null, _id, epoch_us(_time), _published_at)"
                        + " from thing_latest where _offset = 2"))
                .containsExactly(
                        "key é 2|2|true|0.5|-2.25|" + Long.MIN_VALUE + "|\\x00a\\xFF|2026-02-28|23:59:59.999999|"
                                + "1763677800123|-12.50|[\"a\", \"b\"]|true|00000000-0000-0001-0000-000000000002|-1|"
                                + "1970-01-01 00:00:01.234+00");
    }

    @Test
    void moreRowsThanGoAtATimeAllComeOutAndOnlyThose() throws SQLException {
        Rows rows = rows(5_000);
        insert(rows, IntStream.range(0, 5_000).filter(row -> row % 2 == 1));

        assertThat(database.strings("select concat(count(*), ' ', sum(_offset), ' ', max(_key)) from thing_latest"))
                .containsExactly("2500 6250000 key é 999");
    }

    private void insert(Rows rows) throws SQLException {
        insert(rows, IntStream.range(0, rows.size()));
    }

    private void insert(Rows rows, IntStream which) throws SQLException {
        database.run(List.of(TABLE.ddl()));
        try (DuckDBConnection connection = database.connect();
                Statement statement = connection.createStatement()) {
            RowSource source = RowSource.register(TABLE, connection);
            source.offer(rows, which);
            statement.executeUpdate(source.insertion());
        }
    }

    private static Rows rows(int count) {
        Rows rows = new Rows(TABLE);
        RowMaker maker = new RowMaker(TABLE);
        for (int i = 0; i < count; i++) {
            byte[] key = ("key é " + i).getBytes(StandardCharsets.UTF_8);
            var record = new ConsumerRecord<byte[], byte[]>(
                    "thing.v1.latest",
                    0,
                    i,
                    1_234,
                    TimestampType.CREATE_TIME,
                    key.length,
                    0,
                    key,
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty());
            maker.add(record, event(), rows);
        }
        return rows;
    }

    private static GenericRecord event() {
        GenericRecord data = new GenericData.Record(DATA);
        data.put("yes", true);
        data.put("small", 0.5f);
        data.put("large", -2.25);
        data.put("much", Long.MIN_VALUE);
        data.put("raw", ByteBuffer.wrap(new byte[] {0, 'a', -1}));
        data.put("day", LocalDate.of(2026, 2, 28));
        data.put("hour", LocalTime.of(23, 59, 59, 999_999_000));
        data.put("moment", Instant.ofEpochMilli(1_763_677_800_123L));
        data.put("price", new BigDecimal("-12.50"));
        data.put("tags", List.of("a", "b"));
        GenericRecord metadata =
                new GenericData.Record(ENVELOPE.getField("metadata").schema());
        metadata.put("source", "test");
        metadata.put("time", Instant.EPOCH.minusNanos(1_000));
        GenericRecord event = new GenericData.Record(ENVELOPE);
        event.put("id", "0-0-1-0-2");
        event.put("type", "new");
        event.put("version", "1.0");
        event.put("data", data);
        event.put("metadata", metadata);
        return event;
    }
}
