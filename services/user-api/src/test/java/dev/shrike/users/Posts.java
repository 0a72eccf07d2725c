package dev.shrike.users;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.rate.v2.RateData;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Events as tick-api publishes them. */
final class Posts {

    private Posts() {}

    static Tick tick(EventSealer sealer, UUID person, String note, Instant time) {
        Sighting sighting = Sighting.newBuilder().setSpecies("Lanius borealis").build();
        Tick tick = Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(
                        new User(person.toString()), new Image("https://images.example/" + note.hashCode()), sighting))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(time.truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
        return sealer.seal(tick, Map.of("data.sighting.note", JsonNodeFactory.instance.textNode(note)));
    }

    static Rate rate(UUID person, UUID owner) {
        return Rate.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("2.0")
                .setData(RateData.newBuilder()
                        .setUser(new dev.shrike.schemas.rate.v2.User(person.toString()))
                        .setImage(new dev.shrike.schemas.rate.v2.Image("https://images.example/7", owner.toString()))
                        .setRating(4)
                        .build())
                .setMetadata(dev.shrike.schemas.rate.v2.Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(Instant.now().truncatedTo(ChronoUnit.MICROS))
                        .build())
                .build();
    }
}
