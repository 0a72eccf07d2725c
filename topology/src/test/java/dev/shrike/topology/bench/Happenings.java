package dev.shrike.topology.bench;

import dev.shrike.schemas.count.v1.Count;
import dev.shrike.schemas.count.v1.CountData;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.schemas.rate.v1.RateData;
import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import java.time.Instant;
import java.util.UUID;

/** Makes events that happen at a given time. */
public final class Happenings {
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SOURCE = "tests";

    private final Instant time;

    private Happenings(Instant time) {
        this.time = time;
    }

    public static Happenings at(Instant time) {
        return new Happenings(time);
    }

    public static Happenings atNoon() {
        return at(NOON);
    }

    public Tick tick(UUID person, String image) {
        return tick(person, image, null, null);
    }

    public Tick tick(UUID person, String image, String species, String observedAt) {
        return Tick.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("new")
                .setVersion(species == null ? "1.0" : "1.1")
                .setData(TickData.newBuilder()
                        .setUser(new dev.shrike.schemas.tick.v1.User(person.toString()))
                        .setImage(new Image(image))
                        .setSighting(
                                species == null
                                        ? null
                                        : Sighting.newBuilder()
                                                .setSpecies(species)
                                                .setObservedAt(observedAt)
                                                .build())
                        .build())
                .setMetadata(dev.shrike.schemas.tick.v1.Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(time)
                        .setCorrelationId("a-request")
                        .build())
                .build();
    }

    public Rate oldRating(UUID person, String image, int rating) {
        return Rate.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("1.0")
                .setData(RateData.newBuilder()
                        .setUser(new dev.shrike.schemas.rate.v1.User(person.toString()))
                        .setImageUrl(image)
                        .setRating(rating)
                        .build())
                .setMetadata(dev.shrike.schemas.rate.v1.Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(time)
                        .build())
                .build();
    }

    public dev.shrike.schemas.rate.v2.Rate rating(UUID person, String image, UUID owner, int rating) {
        return dev.shrike.schemas.rate.v2.Rate.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType("update")
                .setVersion("2.0")
                .setData(dev.shrike.schemas.rate.v2.RateData.newBuilder()
                        .setUser(new dev.shrike.schemas.rate.v2.User(person.toString()))
                        .setImage(new dev.shrike.schemas.rate.v2.Image(image, owner.toString()))
                        .setRating(rating)
                        .build())
                .setMetadata(dev.shrike.schemas.rate.v2.Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(time)
                        .build())
                .build();
    }

    public Count count(String name, long times) {
        return new Count(
                UUID.randomUUID().toString(),
                "times",
                "1.0",
                new CountData(name, times),
                new dev.shrike.schemas.count.v1.Metadata(SOURCE, time, null, null, null, null));
    }

    public Gdpr erasure(UUID person) {
        return gdpr("delete", "1.0", person);
    }

    public Gdpr gdpr(String type, String version, UUID person) {
        return Gdpr.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion(version)
                .setData(GdprData.newBuilder()
                        .setUser(new dev.shrike.schemas.gdpr.v1.User(person.toString()))
                        .build())
                .setMetadata(dev.shrike.schemas.gdpr.v1.Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(time)
                        .build())
                .build();
    }

    public UserEvent user(String type, UUID person) {
        return UserEvent.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setType(type)
                .setVersion(type.equals("login") ? "1.0" : "1.1")
                .setData(UserData.newBuilder()
                        .setUser(new dev.shrike.schemas.user.v1.User(person.toString()))
                        .build())
                .setMetadata(dev.shrike.schemas.user.v1.Metadata.newBuilder()
                        .setSource(SOURCE)
                        .setTime(time)
                        .build())
                .build();
    }
}
