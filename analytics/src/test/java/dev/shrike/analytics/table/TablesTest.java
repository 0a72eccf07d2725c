package dev.shrike.analytics.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final List<Table> TABLES = Tables.of(EventCatalogue.standard());

    @Test
    void theNewestMajorVersionHasThePlainName() {
        assertThat(TABLES)
                .extracting(Table::name)
                .contains("tick_latest", "rate_latest", "rate_v1_latest", "user_latest", "score_latest", "gdpr_latest");
        assertThat(table("rate_latest").topic()).isEqualTo("rate.v2.latest");
        assertThat(table("rate_v1_latest").topic()).isEqualTo("rate.v1.latest");
    }

    @Test
    void recordsThatAreAlwaysThereLendTheirNameAndOthersDoNot() {
        assertThat(described("tick_latest"))
                .containsExactly(
                        "user_id VARCHAR",
                        "image_url VARCHAR",
                        "species VARCHAR",
                        "count INTEGER",
                        "observed_at VARCHAR",
                        "location JSON sealed",
                        "note VARCHAR sealed");
        assertThat(described("rate_latest"))
                .containsExactly("user_id VARCHAR", "image_url VARCHAR", "image_owner VARCHAR", "rating INTEGER");
        assertThat(described("user_latest"))
                .containsExactly("user_id VARCHAR", "profile JSON sealed", "client JSON sealed");
    }

    @Test
    void everyTableBeginsWithTheColumnsOfTheRecordAndTheEnvelope() {
        assertThat(TABLES)
                .allSatisfy(
                        table -> assertThat(table.columns().stream().limit(12).map(Column::name))
                                .containsExactly(
                                        "_key",
                                        "_partition",
                                        "_offset",
                                        "_published_at",
                                        "_id",
                                        "_type",
                                        "_version",
                                        "_source",
                                        "_time",
                                        "_correlation_id",
                                        "_causation_id",
                                        "_upcast_from"));
    }

    @Test
    void aNameThatIsTakenBecomesTheWholePath() {
        Schema place = SchemaBuilder.record("Place")
                .fields()
                .requiredString("name")
                .requiredString("COUNT")
                .endRecord();
        Schema data = SchemaBuilder.record("Data")
                .fields()
                .requiredString("name")
                .requiredInt("count")
                .name("place")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), place))
                .noDefault()
                .requiredString("place_count")
                .endRecord();

        assertThat(names(data)).containsExactly("name", "count", "place_name", "place_count", "place_count_2");
    }

    @Test
    void aColumnKeepsItsNameWhenALaterMinorVersionBringsTheSameNameBeforeIt() {
        Schema before = data(
                SchemaBuilder.record("Place").fields().requiredString("town").endRecord());
        Schema after = data(SchemaBuilder.record("Place")
                .fields()
                .requiredString("town")
                .optionalString("weather")
                .endRecord());

        assertThat(names(before)).containsExactly("town", "weather");
        assertThat(names(before, after)).containsExactly("town", "weather", "place_weather");
    }

    @Test
    void whatRepeatsOrMayBeOfSeveralTypesIsJson() {
        Schema data = SchemaBuilder.record("Data")
                .fields()
                .name("tags")
                .type(Schema.createArray(Schema.create(Schema.Type.STRING)))
                .noDefault()
                .name("either")
                .type(Schema.createUnion(Schema.create(Schema.Type.STRING), Schema.create(Schema.Type.INT)))
                .noDefault()
                .endRecord();

        assertThat(columns(data)).extracting(column -> column.type().sql()).containsExactly("JSON", "JSON");
    }

    private static Schema data(Schema place) {
        return SchemaBuilder.record("Data")
                .fields()
                .name("place")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), place))
                .noDefault()
                .requiredString("weather")
                .endRecord();
    }

    private static List<String> names(Schema... minors) {
        return columns(minors).stream().map(Column::name).toList();
    }

    private static List<Column> columns(Schema... minors) {
        List<EventSchema> schemas = new ArrayList<>();
        for (Schema data : minors) {
            Schema envelope = SchemaBuilder.record("Event")
                    .fields()
                    .name("data")
                    .type(data)
                    .noDefault()
                    .endRecord();
            schemas.add(new EventSchema("event", "1." + schemas.size(), Set.of("new"), envelope, schemas.size()));
        }
        return Flattening.of(
                new MajorVersion("event", 1, null, null, Optional.empty(), Set.of(), false, schemas, List.of()),
                List.of());
    }

    private static Table table(String name) {
        return TABLES.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> described(String table) {
        return table(table).columns().stream()
                .filter(column -> !column.name().startsWith("_"))
                .map(column -> column.name() + " " + column.type().sql() + (column.sealed() ? " sealed" : ""))
                .toList();
    }
}
