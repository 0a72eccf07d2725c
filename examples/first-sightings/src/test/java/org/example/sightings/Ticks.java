package org.example.sightings;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.util.UUID;

/** Ticks of somebody, each of another image. */
final class Ticks {
    private Ticks() {}

    /** One of a species, or of none when it is null. */
    static Tick of(String species, Instant time) {
        Sighting sighting = species == null
                ? null
                : Sighting.newBuilder().setSpecies(species).build();
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.1")
                .setData(TickData.newBuilder()
                        .setUser(new User(UUID.randomUUID().toString()))
                        .setImage(new Image("https://images.example/" + UUID.randomUUID()))
                        .setSighting(sighting)
                        .build())
                .setMetadata(
                        Metadata.newBuilder().setSource("tests").setTime(time).build())
                .build();
    }
}
