package dev.shrike.bench.gdpr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.util.UUID;

/** An event with two sealed fields, and what they hold. */
final class Sighting {
    static final UUID PERSON = UUID.fromString("7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01");
    static final UUID EVENT = UUID.fromString("f8a25029-cada-4839-973d-5aef8bf56044");
    static final String PURPOSE = "sighting";

    private Sighting() {}

    static Tick event() {
        return new Tick(
                EVENT.toString(),
                "new",
                "1.1",
                new TickData(
                        new User(PERSON.toString()),
                        new Image("https://images.example/birds/1.jpg"),
                        new dev.shrike.schemas.tick.v1.Sighting("Troglodytes aedon", 1, null, null, null)),
                new Metadata("services/TickAPI", Instant.EPOCH, null, null, null, null));
    }

    static String path(String field) {
        return "data.sighting." + field;
    }

    /** A sentence, or a place. */
    static JsonNode value(String field) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return field.equals("note")
                ? json.textNode("Singing from the fence behind the house at dawn, a second one answered.")
                : json.objectNode().put("latitude", -34.88).put("longitude", -56.18);
    }
}
