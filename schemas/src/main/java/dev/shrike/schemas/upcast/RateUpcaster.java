package dev.shrike.schemas.upcast;

import dev.shrike.schemas.event.DerivedId;
import dev.shrike.schemas.rate.v2.Image;
import dev.shrike.schemas.rate.v2.Metadata;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.rate.v2.RateData;
import dev.shrike.schemas.rate.v2.User;
import java.util.UUID;

/** Raises a rating from before images had owners (1.0) to one that names the owner (2.0). */
public final class RateUpcaster {
    private static final String FROM = "1.0";
    private static final String TO = "2.0";

    private RateUpcaster() {}

    /**
     * The same rating with its owner. The new event has an id of its own that follows from the old one, so that raising the
     * same event twice gives the same event; it names the old one as its cause and keeps its time and source.
     *
     * @param owner the user id of the person who ticked the image first
     */
    public static Rate upcast(dev.shrike.schemas.rate.v1.Rate old, UUID owner) {
        var from = old.getMetadata();
        return Rate.newBuilder()
                .setId(DerivedId.of(UUID.fromString(old.getId()), "rate " + TO).toString())
                .setType(old.getType())
                .setVersion(TO)
                .setData(RateData.newBuilder()
                        .setUser(new User(old.getData().getUser().getId()))
                        .setImage(new Image(old.getData().getImageUrl(), owner.toString()))
                        .setRating(old.getData().getRating())
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource(from.getSource())
                        .setTime(from.getTime())
                        .setCorrelationId(from.getCorrelationId())
                        .setCausationId(old.getId())
                        .setTraceparent(from.getTraceparent())
                        .setUpcastFrom(FROM)
                        .build())
                .build();
    }
}
