package dev.shrike.ticks.rating;

import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.schemas.rate.v2.Image;
import dev.shrike.ticks.TickApi;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Makes rate events, and compares them. Pure. */
final class RatingEvents {
    private static final String TYPE = "update";

    private RatingEvents() {}

    static Rate first(UUID id, UUID person, FirstRatingRequest request, Instant now) {
        return new Rate(
                id.toString(),
                TYPE,
                "1.0",
                new dev.shrike.schemas.rate.v1.RateData(
                        new dev.shrike.schemas.rate.v1.User(person.toString()), request.imageUrl(), request.rating()),
                new dev.shrike.schemas.rate.v1.Metadata(
                        TickApi.SOURCE, now.truncatedTo(ChronoUnit.MICROS), null, null, null, null));
    }

    static dev.shrike.schemas.rate.v2.Rate second(
            UUID id, UUID person, RatingRequest request, UUID owner, Instant now) {
        return new dev.shrike.schemas.rate.v2.Rate(
                id.toString(),
                TYPE,
                "2.0",
                new dev.shrike.schemas.rate.v2.RateData(
                        new dev.shrike.schemas.rate.v2.User(person.toString()),
                        new Image(request.image().url(), owner.toString()),
                        request.rating()),
                new dev.shrike.schemas.rate.v2.Metadata(
                        TickApi.SOURCE, now.truncatedTo(ChronoUnit.MICROS), null, null, null, null));
    }

    /** Whether two ratings say the same of the same image; who owns it is not the rater's word. */
    static boolean sayTheSame(SpecificRecord one, SpecificRecord other) {
        return said(one).equals(said(other));
    }

    private static Said said(SpecificRecord event) {
        return switch (event) {
            case Rate rate ->
                new Said(1, rate.getData().getImageUrl(), rate.getData().getRating());
            case dev.shrike.schemas.rate.v2.Rate rate ->
                new Said(2, rate.getData().getImage().getUrl(), rate.getData().getRating());
            default ->
                throw new IllegalArgumentException(
                        "Not a rating: " + event.getSchema().getFullName());
        };
    }

    private record Said(int major, String imageUrl, int rating) {}
}
