package dev.shrike.gateway;

import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.rate.v2.RateData;
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
public final class Events {
    public static final String NOTE = "data.sighting.note";
    public static final String LAPWING = "https://images.example/lapwing.jpg";
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00Z");

    private Events() {}

    /** Somebody has seen so many lapwings. */
    public static Tick tick(UUID person, int count) {
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion("1.1")
                .setData(new TickData(
                        new User(person.toString()),
                        new Image(LAPWING),
                        Sighting.newBuilder()
                                .setSpecies("Vanellus chilensis")
                                .setCount(count)
                                .build()))
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(TIME)
                        .build())
                .build();
    }

    /** An image has a score. */
    public static Score score(String image, int score) {
        return Score.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("1.0")
                .setData(new ScoreData(new dev.shrike.schemas.score.v1.Image(image), score))
                .setMetadata(dev.shrike.schemas.score.v1.Metadata.newBuilder()
                        .setSource("services/ScoreModel")
                        .setTime(TIME)
                        .build())
                .build();
    }

    /** Somebody has rated an image of somebody. */
    public static Rate rate(UUID person, UUID owner, int rating) {
        return Rate.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("2.0")
                .setData(new RateData(
                        new dev.shrike.schemas.rate.v2.User(person.toString()),
                        new dev.shrike.schemas.rate.v2.Image(LAPWING, owner.toString()),
                        rating))
                .setMetadata(dev.shrike.schemas.rate.v2.Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(TIME)
                        .build())
                .build();
    }

    /** Somebody wants to be forgotten. */
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
