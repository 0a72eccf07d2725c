package dev.shrike.schemas;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Events with fixed ids and times, so that their bytes can be pinned. Made by builders: a new field must reach the checks of the
 * schemas, and not stop the compiler before.
 */
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
                .setData(TickData.newBuilder()
                        .setUser(User.newBuilder().setId(PERSON).build())
                        .setImage(Image.newBuilder().setUrl(IMAGE).build())
                        .build())
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
                .setData(dev.shrike.schemas.rate.v1.RateData.newBuilder()
                        .setUser(dev.shrike.schemas.rate.v1.User.newBuilder()
                                .setId(PERSON)
                                .build())
                        .setImageUrl(IMAGE)
                        .setRating(4)
                        .build())
                .setMetadata(dev.shrike.schemas.rate.v1.Metadata.newBuilder()
                        .setSource("services/TickAPI")
                        .setTime(TIME)
                        .setCorrelationId("c-1")
                        .build())
                .build();
    }

    public static dev.shrike.schemas.rate.v2.Rate rate() {
        return dev.shrike.schemas.upcast.RateUpcaster.upcast(oldRate(), java.util.UUID.fromString(OWNER));
    }

    public static dev.shrike.schemas.score.v1.Score score() {
        return dev.shrike.schemas.score.v1.Score.newBuilder()
                .setId("2a1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d04")
                .setType("update")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.score.v1.ScoreData.newBuilder()
                        .setImage(dev.shrike.schemas.score.v1.Image.newBuilder()
                                .setUrl(IMAGE)
                                .build())
                        .setScore(5)
                        .build())
                .setMetadata(dev.shrike.schemas.score.v1.Metadata.newBuilder()
                        .setSource("services/ScoreModel")
                        .setTime(TIME)
                        .setCausationId(rate().getId())
                        .build())
                .build();
    }

    public static dev.shrike.schemas.notification.v1.Notification notification() {
        return dev.shrike.schemas.notification.v1.Notification.newBuilder()
                .setId("3c1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d05")
                .setType("email")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.notification.v1.NotificationData.newBuilder()
                        .setUser(dev.shrike.schemas.notification.v1.User.newBuilder()
                                .setId(OWNER)
                                .build())
                        .setMessageType("rate.update")
                        .setSourceEvent(dev.shrike.schemas.notification.v1.SourceEvent.newBuilder()
                                .setName("rate")
                                .setId(rate().getId())
                                .setType("update")
                                .build())
                        .build())
                .setMetadata(dev.shrike.schemas.notification.v1.Metadata.newBuilder()
                        .setSource("services/Notifier")
                        .setTime(TIME)
                        .build())
                .build();
    }

    public static dev.shrike.schemas.gdpr.v1.Gdpr delete() {
        return dev.shrike.schemas.gdpr.v1.Gdpr.newBuilder()
                .setId("4d1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d06")
                .setType("delete")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.gdpr.v1.GdprData.newBuilder()
                        .setUser(dev.shrike.schemas.gdpr.v1.User.newBuilder()
                                .setId(PERSON)
                                .build())
                        .build())
                .setMetadata(dev.shrike.schemas.gdpr.v1.Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(TIME)
                        .build())
                .build();
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
        return dev.shrike.schemas.user.v1.UserEvent.newBuilder()
                .setId("5e1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d07")
                .setType("login")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.user.v1.UserData.newBuilder()
                        .setUser(dev.shrike.schemas.user.v1.User.newBuilder()
                                .setId(PERSON)
                                .build())
                        .build())
                .setMetadata(dev.shrike.schemas.user.v1.Metadata.newBuilder()
                        .setSource("services/AuthAPI")
                        .setTime(TIME)
                        .build())
                .build();
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
        return dev.shrike.schemas.count.v1.Count.newBuilder()
                .setId("6f1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d08")
                .setType("times")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.count.v1.CountData.newBuilder()
                        .setName("login-refused")
                        .setTimes(1_000L)
                        .build())
                .setMetadata(dev.shrike.schemas.count.v1.Metadata.newBuilder()
                        .setSource("services/AuthAPI")
                        .setTime(TIME)
                        .build())
                .build();
    }

    public static dev.shrike.schemas.audit.v1.Audit audit() {
        return new dev.shrike.schemas.audit.v1.Audit(
                "6f1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d0b",
                "change",
                "1.0",
                new dev.shrike.schemas.audit.v1.AuditData(
                        new dev.shrike.schemas.audit.v1.User(PERSON),
                        "suspend",
                        new dev.shrike.schemas.audit.v1.Target("person", OWNER),
                        "done"),
                new dev.shrike.schemas.audit.v1.Metadata("services/AdminAPI", TIME, null, null, null, null));
    }

    public static dev.shrike.schemas.log.v1.Log log() {
        return dev.shrike.schemas.log.v1.Log.newBuilder()
                .setId("6f1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d09")
                .setType("error")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.log.v1.LogData.newBuilder()
                        .setSource("notifier")
                        .setNode("notifier-0")
                        .setLogger("dev.shrike.notifier.mail.DeliveringMail")
                        .setTemplate("Mail {} failed for good: {}")
                        .setException("java.io.UncheckedIOException")
                        .setCause("java.net.ConnectException")
                        .setFrames(List.of("dev.shrike.notifier.mail.SmtpSession.send:45"))
                        .setTimes(3L)
                        .build())
                .setMetadata(dev.shrike.schemas.log.v1.Metadata.newBuilder()
                        .setSource("services/notifier")
                        .setTime(TIME)
                        .build())
                .build();
    }

    public static dev.shrike.schemas.cluster.v1.Cluster cluster() {
        return dev.shrike.schemas.cluster.v1.Cluster.newBuilder()
                .setId("6f1b0c55-9f0e-4d51-8a3c-5b8f6c3c9d0a")
                .setType("parts")
                .setVersion("1.0")
                .setData(dev.shrike.schemas.cluster.v1.ClusterData.newBuilder()
                        .setSource("shrike")
                        .setNode("shrike-birdhouse")
                        .setStartedAt(TIME)
                        .setMeasurements(List.of(dev.shrike.schemas.cluster.v1.Measured.newBuilder()
                                .setMeasure("shrike_outbox_waiting")
                                .setLabels(Map.of("datasource", "ticks"))
                                .setValue(2.5)
                                .build()))
                        .setParts(List.of(dev.shrike.schemas.cluster.v1.PartState.newBuilder()
                                .setPart("nats")
                                .setState("down")
                                .setStartedAt("2026-11-20T22:30:00Z")
                                .setReason("does not answer")
                                .build()))
                        .build())
                .setMetadata(dev.shrike.schemas.cluster.v1.Metadata.newBuilder()
                        .setSource("services/shrike")
                        .setTime(TIME)
                        .build())
                .build();
    }

    private static Metadata metadata() {
        return Metadata.newBuilder().setSource("services/TickAPI").setTime(TIME).build();
    }
}
