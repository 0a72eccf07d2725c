package dev.shrike.ticks.erasure;

import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import dev.shrike.ticks.TickApi;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What tick-api answers to {@code gdpr.delete}. Pure. */
final class Acknowledgement {
    private Acknowledgement() {}

    /** The id follows from the erasure's, so that one erasure has one acknowledgement of ours. */
    static Gdpr of(Envelope erasure, UUID person, int ticks, int ratings, Instant now) {
        return new Gdpr(
                DerivedId.of(erasure.id(), TickApi.NAME).toString(),
                "erased",
                "1.1",
                new GdprData(
                        new User(person.toString()),
                        TickApi.NAME,
                        "{\"ticks\":" + ticks + ",\"ratings\":" + ratings + "}"),
                new Metadata(
                        TickApi.SOURCE,
                        now.truncatedTo(ChronoUnit.MICROS),
                        erasure.correlationId().orElse(null),
                        erasure.id().toString(),
                        erasure.traceparent().orElse(null),
                        null));
    }
}
