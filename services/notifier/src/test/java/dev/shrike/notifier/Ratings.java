package dev.shrike.notifier;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.publish.EventPublisher;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.rate.v2.Image;
import dev.shrike.schemas.rate.v2.Metadata;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.rate.v2.RateData;
import dev.shrike.schemas.rate.v2.User;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/** Rate events as tick-api publishes them. */
public final class Ratings {
    private Ratings() {}

    public static Rate rating(UUID rater, UUID owner, String image, int rating) {
        return new Rate(
                UUID.randomUUID().toString(),
                "update",
                "2.0",
                new RateData(new User(rater.toString()), new Image(image, owner.toString()), rating),
                new Metadata("services/TickAPI", Instant.EPOCH, null, null, null, null));
    }

    public static void publish(NotifierServer server, Rate rate) {
        server.bean(EventPublisher.class).publish(rate);
    }

    /** Puts the event into its stream a second time, as a producer does that cannot know of the first. */
    public static void publishAgain(NotifierServer server, Rate rate) {
        EventCatalogue catalogue = EventCatalogue.standard();
        try {
            server.bean(NatsConnection.class)
                    .connection()
                    .jetStream()
                    .publish(catalogue.of(rate).subjectOf(rate), new SingleObjectEncoding(catalogue).encode(rate));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException("The stream did not take the event", e);
        }
    }
}
