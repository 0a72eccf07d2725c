package dev.shrike.schemas;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Events with fixed ids and times, so that their bytes can be pinned. */
public final class Examples {
    public static final String PERSON = "7d1c1a52-62f2-4c9e-9a55-4f1f6b9d0a01";
    public static final String OWNER = "0f8b8d6e-5c0a-4b60-8a32-6f6d0f1f2b02";
    public static final String IMAGE = "https://images.example/1.jpg";
    public static final Instant TIME = Instant.parse("2026-11-20T22:30:00.123456Z");

    private Examples() {}

    public static Tick plainTick() {
        return Tick.newBuilder()
                .setId("f8a25029-cada-4839-973d-5aef8bf56044")
                .setType("new")
                .setVersion("1.0")
                .setData(new TickData(new User(PERSON), new Image(IMAGE), null))
                .setMetadata(metadata())
                .build();
    }

    public static Tick tickWithSighting() {
        Tick tick = plainTick();
        tick.setVersion("1.1");
        tick.getData()
                .setSighting(Sighting.newBuilder()
                        .setSpecies("Vanellus chilensis")
                        .setCount(2)
                        .setObservedAt("2021-05-20T19:00:00Z")
                        .setLocation(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                        .build());
        return tick;
    }

    public static dev.shrike.schemas.rate.v1.Rate oldRate() {
        return dev.shrike.schemas.rate.v1.Rate.newBuilder()
                .setId("1b3f0c55-9f0e-4d51-8a3c-5b8f6c3c9d03")
                .setType("update")
                .setVersion("1.0")
                .setData(new dev.shrike.schemas.rate.v1.RateData(new dev.shrike.schemas.rate.v1.User(PERSON), IMAGE, 4))
                .setMetadata(new dev.shrike.schemas.rate.v1.Metadata("services/TickAPI", TIME, "c-1", null, null, null))
                .build();
    }

    public static dev.shrike.schemas.rate.v2.Rate rate() {
        return dev.shrike.schemas.upcast.RateUpcaster.upcast(oldRate(), java.util.UUID.fromString(OWNER));
    }

    public static dev.shrike.schemas.score.v1.Score score() {
        return new dev.shrike.schemas.score.v1.Score(
                "2a1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d04",
                "update",
                "1.0",
                new dev.shrike.schemas.score.v1.ScoreData(new dev.shrike.schemas.score.v1.Image(IMAGE), 5),
                new dev.shrike.schemas.score.v1.Metadata(
                        "services/ScoreModel", TIME, null, rate().getId(), null, null));
    }

    public static dev.shrike.schemas.notification.v1.Notification notification() {
        return new dev.shrike.schemas.notification.v1.Notification(
                "3c1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d05",
                "email",
                "1.0",
                new dev.shrike.schemas.notification.v1.NotificationData(
                        new dev.shrike.schemas.notification.v1.User(OWNER),
                        "rate.update",
                        new dev.shrike.schemas.notification.v1.SourceEvent("rate", rate().getId(), "update")),
                new dev.shrike.schemas.notification.v1.Metadata("services/Notifier", TIME, null, null, null, null));
    }

    public static dev.shrike.schemas.gdpr.v1.Gdpr delete() {
        return new dev.shrike.schemas.gdpr.v1.Gdpr(
                "4d1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d06",
                "delete",
                "1.0",
                new dev.shrike.schemas.gdpr.v1.GdprData(new dev.shrike.schemas.gdpr.v1.User(PERSON), null, null),
                new dev.shrike.schemas.gdpr.v1.Metadata("services/UserAPI", TIME, null, null, null, null));
    }

    public static dev.shrike.schemas.gdpr.v1.Gdpr erased() {
        var erased = dev.shrike.schemas.gdpr.v1.Gdpr.newBuilder(delete())
                .setType("erased")
                .setVersion("1.1")
                .build();
        erased.getData().setParticipant("tick-api");
        erased.getData().setEvidence("{\"ticks\":3}");
        return erased;
    }

    public static dev.shrike.schemas.user.v1.UserEvent login() {
        return new dev.shrike.schemas.user.v1.UserEvent(
                "5e1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d07",
                "login",
                "1.0",
                new dev.shrike.schemas.user.v1.UserData(new dev.shrike.schemas.user.v1.User(PERSON), null, null),
                new dev.shrike.schemas.user.v1.Metadata("services/AuthAPI", TIME, null, null, null, null));
    }

    public static dev.shrike.schemas.user.v1.UserEvent created() {
        var created = dev.shrike.schemas.user.v1.UserEvent.newBuilder(login())
                .setType("created")
                .setVersion("1.1")
                .build();
        created.getData().setProfile(ByteBuffer.wrap(new byte[] {4, 5}));
        return created;
    }

    public static dev.shrike.schemas.count.v1.Count count() {
        return new dev.shrike.schemas.count.v1.Count(
                "6f1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d08",
                "times",
                "1.0",
                new dev.shrike.schemas.count.v1.CountData("login-refused", 1_000L),
                new dev.shrike.schemas.count.v1.Metadata("services/AuthAPI", TIME, null, null, null, null));
    }

    private static Metadata metadata() {
        return Metadata.newBuilder().setSource("services/TickAPI").setTime(TIME).build();
    }
}
