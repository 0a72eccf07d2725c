package dev.shrike.schemas.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.Examples;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFieldTest {
    private static final String SEALED = """
            {"type": "bytes", "logicalType": "sealed", "of": "string", "dataSubject": "data.user.id", "purpose": "sighting"}""";

    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void the_schema_says_what_is_sealed_whose_it_is_and_what_for() {
        assertThat(catalogue.major("tick", 1).sealedFields())
                .extracting(SealedField::path, SealedField::dataSubject, SealedField::purpose)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("data.sighting.location", "data.user.id", "sighting"),
                        org.assertj.core.groups.Tuple.tuple("data.sighting.note", "data.user.id", "sighting"));
        assertThat(catalogue.major("user", 1).sealedFields())
                .extracting(SealedField::path)
                .containsExactly("data.profile", "data.client");
        assertThat(catalogue.major("score", 1).sealedFields()).isEmpty();
    }

    @Test
    void a_value_is_written_and_read_by_path() {
        SealedField note = catalogue.major("tick", 1).sealedFields().getLast();
        var tick = Examples.tickWithSighting();

        assertThat(note.read(tick)).isEmpty();
        note.write(tick, ByteBuffer.wrap(new byte[] {9}));

        assertThat(note.read(tick)).contains(ByteBuffer.wrap(new byte[] {9}));
        assertThat(note.personOf(tick)).hasToString(Examples.PERSON);
    }

    @Test
    void an_event_without_the_record_around_it_has_no_sealed_value() {
        assertThat(catalogue.major("tick", 1).sealedFields().getFirst().read(Examples.plainTick()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"array\", \"items\": %s}",
                "{\"type\": \"map\", \"values\": [\"null\", %s]}",
                "{\"type\": \"array\", \"items\": {\"type\": \"record\", \"name\": \"Inner\", \"fields\": [{\"name\": \"note\", \"type\": %s}]}}"
            })
    void in_an_array_or_a_map_nothing_can_be_sealed_by_itself(String type) {
        Schema schema = record("{\"name\": \"notes\", \"type\": " + type.formatted(SEALED) + "}");

        assertThatThrownBy(() -> SealedField.in(schema))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("data.notes")
                .hasMessageContaining("as a whole");
    }

    @Test
    void in_one_of_several_records_of_a_union_it_is_found_where_it_is() {
        Schema schema = record(union("note", "remark"));
        assertThat(SealedField.in(schema))
                .extracting(SealedField::path)
                .containsExactly("data.seen.note", "data.seen.remark");

        Schema data = schema.getField("data").schema();
        Schema bird = data.getField("seen").schema().getTypes().get(1);
        var event = new GenericData.Record(schema);
        event.put("data", new GenericData.Record(data));
        ((GenericData.Record) event.get("data")).put("seen", new GenericData.Record(bird));
        SealedField note = SealedField.in(schema).getFirst();
        SealedField remark = SealedField.in(schema).getLast();
        remark.write(event, ByteBuffer.wrap(new byte[] {7}));

        assertThat(remark.read(event)).isPresent();
        assertThat(note.read(event)).as("it is the other record").isEmpty();
        assertThatThrownBy(() -> note.write(event, ByteBuffer.wrap(new byte[] {7})))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("Bird has no field data.seen.note");
    }

    @Test
    void two_with_one_path_are_refused() {
        assertThatThrownBy(() -> SealedField.in(record(union("note", "note"))))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("data.seen.note");
    }

    private static String union(String first, String second) {
        return """
                {"name": "seen", "type": [
                  {"type": "record", "name": "Nest", "fields": [{"name": "%s", "type": %s}]},
                  {"type": "record", "name": "Bird", "fields": [{"name": "%s", "type": %s}]}]}""".formatted(first, SEALED, second, SEALED);
    }

    private static Schema record(String field) {
        return new Schema.Parser().parse("""
                {"type": "record", "name": "Event", "fields": [{"name": "data", "type":
                  {"type": "record", "name": "Data", "fields": [%s]}}]}""".formatted(field));
    }
}
