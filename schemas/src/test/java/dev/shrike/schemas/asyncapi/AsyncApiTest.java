package dev.shrike.schemas.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.example.EventExamples;
import dev.shrike.schemas.sealed.SealedField;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiTest {

    /** As it was released last: see README.md beside it. */
    private static final Path RELEASED = Path.of("..", "apis", "asyncapi.yml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final AsyncApi STANDARD = AsyncApi.standard();

    static Stream<EventSchema> versions() {
        return EventCatalogue.standard().allMajors().stream().flatMap(major -> major.minors().stream());
    }

    @Test
    void theDocumentIsWhatTheSpecificationAsksFor() throws IOException {
        try (InputStream specification = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
            Schema schema = SCHEMAS.getSchema(new String(specification.readAllBytes(), StandardCharsets.UTF_8));

            assertThat(schema.validate(STANDARD.tree().toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void aDocumentWithoutItsChannelsAddressOrWithAnUnknownActionIsRefused() throws IOException {
        try (InputStream specification = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
            Schema schema = SCHEMAS.getSchema(new String(specification.readAllBytes(), StandardCharsets.UTF_8));
            ObjectNode spoiled = STANDARD.tree();
            ((ObjectNode) spoiled.at("/operations/tick-api.send.nats.tick.v1")).put("action", "shout");

            assertThat(schema.validate(spoiled.toString(), InputFormat.JSON)).isNotEmpty();
        }
    }

    @Test
    void theSameCataloguesGiveTheSameTextAndTheTextGivesTheSameTree() throws IOException {
        AsyncApi again = AsyncApi.of(
                EventCatalogue.from(AsyncApi.class.getClassLoader()),
                CommandCatalogue.standard(),
                EventExamples.standard());

        assertThat(again.yaml()).isEqualTo(STANDARD.yaml());
        assertThat(JSON.readTree(new YAMLMapper().readTree(STANDARD.yaml()).toString()))
                .isEqualTo(JSON.readTree(STANDARD.tree().toString()));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        ObjectNode document = STANDARD.tree();

        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theExampleOfAVersionIsAnEventOfItAndFitsItsSchema(EventSchema version) {
        ObjectNode example = EventExamples.standard().of(version).orElseThrow();

        assertThat(SCHEMAS.getSchema(JsonForm.of(version).toString()).validate(example.toString(), InputFormat.JSON))
                .isEmpty();
        EventJson json = new EventJson(EventCatalogue.standard());
        assertThat(json.fromJson(withoutSealed(example, version), version)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whatIsNoEventOfTheVersionDoesNotFit(EventSchema version) {
        ObjectNode spoiled = EventExamples.standard().of(version).orElseThrow();
        spoiled.put("type", "sung");

        assertThat(SCHEMAS.getSchema(JsonForm.of(version).toString()).validate(spoiled.toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void aSealedFieldSaysWhoseItIsAndMayBeClosed() {
        EventSchema tick = EventCatalogue.standard().schema("tick", "1.1");
        JsonNode location = JsonForm.of(tick).at("/properties/data/properties/sighting/properties/location");

        assertThat(location.at("/x-sealed/person").asText()).isEqualTo("data.user.id");
        assertThat(location.at("/x-sealed/purpose").asText()).isEqualTo("sighting");
        Schema schema = SCHEMAS.getSchema(location.toString());
        assertThat(schema.validate("{\"sealed\":true}", InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{\"latitude\":1.5,\"longitude\":2.5}", InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"sealed\":false}", InputFormat.JSON)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed", "restricted", "erased", "unavailable", "tampered"})
    void aSealedFieldMayBeClosedForEveryReasonThatThereIs(String why) {
        EventSchema tick = EventCatalogue.standard().schema("tick", "1.1");
        JsonNode location = JsonForm.of(tick).at("/properties/data/properties/sighting/properties/location");

        assertThat(SCHEMAS.getSchema(location.toString()).validate("{\"" + why + "\":true}", InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whatTellsOfThePlatformItselfIsOnNatsOnly() {
        ObjectNode document = STANDARD.tree();

        for (EventDefinition event : EventCatalogue.standard().operations()) {
            assertThat(document.at("/channels").has("nats." + event.newest().topic()))
                    .isTrue();
            assertThat(document.at("/channels").has("kafka." + event.newest().topic()))
                    .isFalse();
        }
    }

    @Test
    void nothingThatWasReleasedIsGone() throws IOException {
        if ("release".equals(System.getProperty("api"))) {
            Files.writeString(RELEASED, STANDARD.yaml());
        }
        JsonNode released = new YAMLMapper().readTree(Files.readString(RELEASED));

        assertThat(Missing.from(released, STANDARD.tree()))
                .as("what clients may rely on since the last release; apis/README.md says what to do")
                .isEmpty();
    }

    @Test
    void aFieldAChannelAMessageOrAnOperationThatIsGoneIsNamed() {
        ObjectNode less = STANDARD.tree();
        ((ObjectNode) less.at("/components/schemas/tick-1.1/properties/data/properties/sighting/properties"))
                .remove("count");
        ((ObjectNode) less.at("/channels")).remove("kafka.score.v1.latest");
        ((ObjectNode) less.at("/channels/nats.rate.v1/messages")).removeAll();
        ((ObjectNode) less.at("/operations")).remove("tick-api.send.nats.tick.v1");

        List<String> missing = Missing.from(STANDARD.tree(), less);

        assertThat(missing)
                .contains("/components/schemas/tick-1.1/properties/data/properties/sighting/properties/count")
                .contains("/channels/kafka.score.v1.latest")
                .contains("/channels/nats.rate.v1/messages/rate-1.0")
                .contains("/operations/tick-api.send.nats.tick.v1");
    }

    @Test
    void aFieldOfAnotherTypeOrTypeThatIsNoLongerPublishedIsNamed() {
        ObjectNode other = STANDARD.tree();
        ((ObjectNode) other.at("/components/schemas/score-1.0/properties/data/properties/score")).put("type", "string");

        assertThat(Missing.from(STANDARD.tree(), other))
                .containsExactly("/components/schemas/score-1.0/properties/data/properties/score/type");
    }

    private static JsonNode withoutSealed(ObjectNode example, EventSchema version) {
        for (SealedField field : SealedField.in(version.schema())) {
            String path = "/" + field.path().replace('.', '/');
            int last = path.lastIndexOf('/');
            if (example.at(path.substring(0, last)) instanceof ObjectNode owner) {
                owner.remove(path.substring(last + 1));
            }
        }
        return example;
    }
}
