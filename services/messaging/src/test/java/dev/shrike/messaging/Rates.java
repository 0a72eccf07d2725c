package dev.shrike.messaging;

import dev.shrike.schemas.rate.v1.Rate;
import java.time.Instant;
import java.util.UUID;

/** Ratings for tests, of both major versions. */
public final class Rates {
    private static final String IMAGE = "https://birds.example/rated.jpg";

    private Rates() {}

    /** A rating of version 1.0. */
    public static Rate old(String person) {
        return new Rate(
                UUID.randomUUID().toString(),
                "update",
                "1.0",
                new dev.shrike.schemas.rate.v1.RateData(new dev.shrike.schemas.rate.v1.User(person), IMAGE, 3),
                new dev.shrike.schemas.rate.v1.Metadata("services/Test", Instant.now(), null, null, null, null));
    }

    /** A rating of version 2.0. */
    public static dev.shrike.schemas.rate.v2.Rate by(String person) {
        return of(UUID.randomUUID(), person);
    }

    /** A rating of version 2.0 of an image that the owner has. */
    public static dev.shrike.schemas.rate.v2.Rate of(UUID owner, String person) {
        return new dev.shrike.schemas.rate.v2.Rate(
                UUID.randomUUID().toString(),
                "update",
                "2.0",
                new dev.shrike.schemas.rate.v2.RateData(
                        new dev.shrike.schemas.rate.v2.User(person),
                        new dev.shrike.schemas.rate.v2.Image(IMAGE, owner.toString()),
                        3),
                new dev.shrike.schemas.rate.v2.Metadata("services/Test", Instant.now(), null, null, null, null));
    }
}
