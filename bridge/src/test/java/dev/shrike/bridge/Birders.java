package dev.shrike.bridge;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Sighting;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import dev.shrike.schemas.user.v1.UserData;
import dev.shrike.schemas.user.v1.UserEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/** Events that people who watch birds cause. */
public final class Birders {
    private static final Instant TIME = Instant.parse("2026-11-20T22:30:00.123456Z");

    private Birders() {}

    /** A new person sees a shrike. */
    public static Tick tick(String image) {
        return tick(UUID.randomUUID(), image);
    }

    public static Tick tick(UUID person, String image) {
        return new Tick(
                UUID.randomUUID().toString(),
                "new",
                "1.0",
                new TickData(new User(person.toString()), new Image(image), null),
                new Metadata("services/TickAPI", TIME, null, null, null, null));
    }

    /** A tick with a sealed note of so many bytes. */
    public static Tick tickWithNote(String image, int bytes) {
        Tick tick = tick(image);
        tick.setVersion("1.1");
        tick.getData()
                .setSighting(Sighting.newBuilder()
                        .setSpecies("Lanius excubitor")
                        .setNote(ByteBuffer.wrap(new byte[bytes]))
                        .build());
        return tick;
    }

    /** Something happens to an account. */
    public static UserEvent account(UUID person, String type) {
        return new UserEvent(
                UUID.randomUUID().toString(),
                type,
                "1.1",
                new UserData(new dev.shrike.schemas.user.v1.User(person.toString()), null, null),
                new dev.shrike.schemas.user.v1.Metadata("services/UserAPI", TIME, null, null, null, null));
    }

    /** The score model scores an image. */
    public static dev.shrike.schemas.score.v1.Score score(String image, int score) {
        return new dev.shrike.schemas.score.v1.Score(
                UUID.randomUUID().toString(),
                "update",
                "1.0",
                new dev.shrike.schemas.score.v1.ScoreData(new dev.shrike.schemas.score.v1.Image(image), score),
                new dev.shrike.schemas.score.v1.Metadata("services/ScoreModel", TIME, null, null, null, null));
    }
}
