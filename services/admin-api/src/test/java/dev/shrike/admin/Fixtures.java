package dev.shrike.admin;

import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.score.v1.Score;
import dev.shrike.schemas.score.v1.ScoreData;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.util.UUID;

/** Events to publish. */
public final class Fixtures {

    public static final String NOTE = "data.sighting.note";
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");
    private static final String IMAGE = "https://images.example/lapwing.jpg";

    private Fixtures() {}

    public static Tick tick(UUID person) {
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(
                        new User(person.toString()),
                        new Image(IMAGE),
                        Sighting.newBuilder().setSpecies("Vanellus chilensis").build()))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(TIME)
                        .build())
                .build();
    }

    public static Score score() {
        return Score.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("1.0")
                .setData(new ScoreData(new dev.shrike.schemas.score.v1.Image(IMAGE), 4))
                .setMetadata(dev.shrike.schemas.score.v1.Metadata.newBuilder()
                        .setSource("services/ScoreModel")
                        .setTime(TIME)
                        .build())
                .build();
    }

    public static Gdpr delete(UUID person) {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("delete")
                .setVersion("1.0")
                .setData(GdprData.newBuilder()
                        .setUser(new dev.shrike.schemas.gdpr.v1.User(person.toString()))
                        .build())
                .setMetadata(dev.shrike.schemas.gdpr.v1.Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(TIME)
                        .build())
                .build();
    }
}
