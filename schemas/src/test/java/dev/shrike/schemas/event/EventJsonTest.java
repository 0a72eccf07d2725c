package dev.shrike.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.schemas.Examples;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private final EventJson eventJson = new EventJson(catalogue);

    @Test
    void a_tick_has_exactly_the_published_form() throws Exception {
        assertThat(eventJson.toJson(Examples.plainTick(), SealedFieldView.SEALED))
                .isEqualTo(JSON.readTree("""
                {"id": "f8a25029-cada-4839-973d-5aef8bf56044", "type": "new", "version": "1.0",
                 "data": {"user": {"id": "7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01"},
                          "image": {"url": "https://images.example/1.jpg"}},
                 "metadata": {"source": "services/TickAPI", "time": "2026-11-20T22:30:00.123456Z"}}"""));
    }

    @Test
    void a_sealed_value_shows_that_it_is_sealed() {
        var sighting = eventJson
                .toJson(Examples.tickWithSighting(), SealedFieldView.SEALED)
                .at("/data/sighting");

        assertThat(sighting.at("/location/sealed").booleanValue()).isTrue();
        assertThat(sighting.has("note")).as("null stays null").isFalse();
        assertThat(sighting.get("count").intValue()).isEqualTo(2);
    }

    @Test
    void reads_back_what_it_wrote() {
        var json = eventJson.toJson(Examples.oldRate(), SealedFieldView.SEALED);

        assertThat(eventJson.fromJson(json, catalogue.schema("rate", "1.0"))).isEqualTo(Examples.oldRate());
    }

    @Test
    void lists_and_maps_are_arrays_and_objects() throws Exception {
        var json = eventJson.toJson(Examples.cluster(), SealedFieldView.SEALED);

        assertThat(json.at("/data/measurements")).isEqualTo(JSON.readTree("""
                [{"measure": "shrike_outbox_waiting", "labels": {"datasource": "ticks"}, "value": 2.5}]"""));
        assertThat(json.at("/data/parts/0/state").textValue()).isEqualTo("down");
        assertThat(eventJson.fromJson(json, catalogue.schema("cluster", "1.0"))).isEqualTo(Examples.cluster());
    }

    @Test
    void a_long_is_a_whole_number_unless_it_is_a_time() {
        var json = eventJson.toJson(Examples.count(), SealedFieldView.SEALED);

        assertThat(eventJson.fromJson(json, catalogue.schema("count", "1.0"))).isEqualTo(Examples.count());
        ((ObjectNode) json.get("data")).put("times", 1.5);
        assertThatThrownBy(() -> eventJson.fromJson(json, catalogue.schema("count", "1.0")))
                .hasMessage("event.data.times must be a whole number");
    }

    @Test
    void an_older_version_is_read_into_the_newest_class() {
        var json = eventJson.toJson(Examples.plainTick(), SealedFieldView.SEALED);

        assertThat(eventJson.fromJson(json, catalogue.schema("tick", "1.0"))).isEqualTo(Examples.plainTick());
    }

    @Test
    void a_field_of_a_later_version_is_refused() {
        ObjectNode json = eventJson.toJson(Examples.plainTick(), SealedFieldView.SEALED);
        ((ObjectNode) json.get("data")).putObject("sighting").put("species", "Furnarius rufus");

        assertThatThrownBy(() -> eventJson.fromJson(json, catalogue.schema("tick", "1.0")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("event.data.sighting is not known in this version");
    }

    @Test
    void a_rating_in_words_is_refused_with_its_path() {
        ObjectNode json = eventJson.toJson(Examples.oldRate(), SealedFieldView.SEALED);
        ((ObjectNode) json.get("data")).put("rating", "five");

        assertThatThrownBy(() -> eventJson.fromJson(json, catalogue.schema("rate", "1.0")))
                .hasMessage("event.data.rating must be a whole number");
    }

    @Test
    void a_derived_id_follows_rfc_9562() {
        var dns = java.util.UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(DerivedId.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
