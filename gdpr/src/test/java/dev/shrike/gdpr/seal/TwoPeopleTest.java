package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.personal.PersonalDataCheck;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** One event may hold the data of two people, of any Avro type, each sealed under that person's own key. */
class TwoPeopleTest {

    private static final String PLACES = "data.places";
    private static final String PORTRAIT = "data.companion.portrait";
    private static final EventCatalogue CATALOGUE =
            EventCatalogue.from(new URLClassLoader(new URL[] {TwoPeopleTest.class.getResource("/encounter/")}, null));

    private final MemoryVault vault = new MemoryVault();
    private final EventSealer sealer = new EventSealer(vault, CATALOGUE);
    private final JsonNode places = JsonNodeFactory.instance
            .arrayNode()
            .add(JsonNodeFactory.instance.objectNode().put("latitude", -34.88f).put("longitude", -56.18f));
    private final JsonNode portrait = JsonNodeFactory.instance.textNode("/9j/4AAQSkZJRg==");
    private final GenericRecord encounter = sealer.seal(anaMeetsBruno(), Map.of(PLACES, places, PORTRAIT, portrait));

    @Test
    void eachOpensByTheKeyOfItsOwnPerson() {
        assertThat(open(PLACES)).isEqualTo(new Opened.Readable(places));
        assertThat(open(PORTRAIT)).isEqualTo(new Opened.Readable(portrait));
    }

    @Test
    void erasingOneLeavesTheOtherReadable() {
        vault.erase(Birders.bruno());

        assertThat(open(PORTRAIT)).isInstanceOf(Opened.Erased.class);
        assertThat(open(PLACES)).isEqualTo(new Opened.Readable(places));
    }

    @Test
    void theirIdsCannotBeExchanged() {
        ((GenericRecord) data(encounter).get("companion"))
                .put("id", Birders.ana().toString());

        assertThat(open(PORTRAIT)).isInstanceOf(Opened.Tampered.class);
    }

    @Test
    void theEventPassesTheCheckOfABuild() {
        assertThat(new PersonalDataCheck(CATALOGUE, PurposeCatalogue.standard()).findings())
                .isEmpty();
    }

    private Opened open(String path) {
        SealedField field = CATALOGUE.major("encounter", 1).sealedFields().stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow();
        return sealer.open(encounter, field);
    }

    private static GenericRecord data(GenericRecord event) {
        return (GenericRecord) event.get("data");
    }

    private static GenericRecord anaMeetsBruno() {
        Schema schema = CATALOGUE.schema("encounter", "1.0").schema();
        GenericRecord event = new GenericData.Record(schema);
        event.put("id", UUID.randomUUID().toString());
        event.put("type", "met");
        event.put("version", "1.0");
        event.put("data", child(event, "data"));
        data(event).put("user", child(data(event), "user"));
        data(event).put("companion", child(data(event), "companion"));
        ((GenericRecord) data(event).get("user")).put("id", Birders.ana().toString());
        ((GenericRecord) data(event).get("companion")).put("id", Birders.bruno().toString());
        event.put("metadata", child(event, "metadata"));
        ((GenericRecord) event.get("metadata")).put("source", "test");
        ((GenericRecord) event.get("metadata")).put("time", 0L);
        return event;
    }

    private static GenericRecord child(GenericRecord owner, String field) {
        return new GenericData.Record(owner.getSchema().getField(field).schema());
    }
}
