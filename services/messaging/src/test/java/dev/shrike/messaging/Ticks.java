package dev.shrike.messaging;

import dev.shrike.schemas.tick.v1.Image;
import dev.shrike.schemas.tick.v1.Metadata;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.tick.v1.TickData;
import dev.shrike.schemas.tick.v1.User;
import java.time.Instant;
import java.util.UUID;

/** Ticks for tests. */
public final class Ticks {
    private Ticks() {}

    /** A new tick of the person. */
    public static Tick by(UUID person) {
        return by(person, 0);
    }

    /** A new tick of the person with a number that a test can recognise. */
    public static Tick by(UUID person, int number) {
        return withUrl(person, "https://birds.example/" + number);
    }

    /** A tick that is larger than a stream takes. */
    public static Tick ofTwoMegabytes() {
        return withUrl(UUID.randomUUID(), "https://birds.example/" + "x".repeat(2 * 1024 * 1024));
    }

    /** The number it was made with. */
    public static int number(Tick tick) {
        String url = tick.getData().getImage().getUrl();
        return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
    }

    private static Tick withUrl(UUID person, String url) {
        Metadata metadata = new Metadata("services/Test", Instant.now(), null, null, null, null);
        TickData data = new TickData(new User(person.toString()), new Image(url), null);
        return new Tick(UUID.randomUUID().toString(), "new", "1.0", data, metadata);
    }
}
