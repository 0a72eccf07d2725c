package dev.shrike.messaging;

import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Instant;
import java.util.UUID;

/** Deletions for tests. */
public final class Erasures {
    private Erasures() {}

    /** The person asks to be forgotten. */
    public static Gdpr of(UUID person) {
        return new Gdpr(
                UUID.randomUUID().toString(),
                "delete",
                "1.0",
                new GdprData(new User(person.toString()), null, null),
                new Metadata("services/Test", Instant.EPOCH, "erasure-7", null, null, null));
    }
}
