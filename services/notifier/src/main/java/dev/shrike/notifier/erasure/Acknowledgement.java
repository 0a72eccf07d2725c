package dev.shrike.notifier.erasure;

import dev.shrike.notifier.Notifier;
import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What the notifier answers to {@code gdpr.delete}. Pure. */
final class Acknowledgement {
    private Acknowledgement() {}

    /** The id follows from the erasure's, so that one erasure has one acknowledgement of ours. */
    static Gdpr of(Envelope erasure, UUID person, int mails, int mutes, Instant now) {
        return new Gdpr(
                DerivedId.of(erasure.id(), Notifier.NAME).toString(),
                "erased",
                "1.1",
                new GdprData(
                        new User(person.toString()),
                        Notifier.NAME,
                        "{\"mails\":" + mails + ",\"mutes\":" + mutes + "}"),
                new Metadata(
                        Notifier.SOURCE,
                        now.truncatedTo(ChronoUnit.MICROS),
                        erasure.correlationId().orElse(null),
                        erasure.id().toString(),
                        erasure.traceparent().orElse(null),
                        null));
    }
}
