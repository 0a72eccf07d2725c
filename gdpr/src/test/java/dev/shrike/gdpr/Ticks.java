package dev.shrike.gdpr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.sealed.SealedField;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.util.UUID;

/** Ticks with a sighting, and what is sealed in them. */
public final class Ticks {

    public static final String LOCATION = "data.sighting.location";
    public static final String NOTE = "data.sighting.note";
    public static final UUID FIRST_ID = UUID.fromString("f8a25029-cada-4839-973d-5aef8bf56044");

    private Ticks() {}

    public static Tick by(UUID person) {
        return by(person, FIRST_ID);
    }

    public static Tick by(UUID person, UUID id) {
        Sighting sighting =
                Sighting.newBuilder().setSpecies("Vanellus chilensis").build();
        return Tick.newBuilder()
                .setId(id.toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(new User(person.toString()), new Image("https://images.example/1.jpg"), sighting))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(Instant.parse("2026-11-20T22:30:00Z"))
                        .build())
                .build();
    }

    public static JsonNode montevideo() {
        return JsonNodeFactory.instance.objectNode().put("latitude", -34.88).put("longitude", -56.18);
    }

    public static JsonNode twoChicks() {
        return JsonNodeFactory.instance.textNode("two chicks");
    }

    public static SealedField field(String path) {
        return EventCatalogue.standard().major("tick", 1).sealedFields().stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
