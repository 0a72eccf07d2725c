package dev.shrike.topology.score;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.apache.avro.specific.SpecificRecord;

/** A fact that may change the score of an image. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Evidence.Sighted.class, name = "sighted"),
    @JsonSubTypes.Type(value = Evidence.Rated.class, name = "rated"),
    @JsonSubTypes.Type(value = Evidence.Forgotten.class, name = "forgotten")
})
sealed interface Evidence {

    /** Who did it. */
    String person();

    /** The event that says so. */
    Cause cause();

    /**
     * A person ticked an image.
     *
     * @param species null when none was named
     * @param observedAt as given, or null
     * @param seenBefore how often the species was ticked so far, this time included; 0 when not known
     */
    record Sighted(String image, String person, String species, String observedAt, long seenBefore, Cause cause)
            implements Evidence {
        Sighted after(long times) {
            return new Sighted(image, person, species, observedAt, times, cause);
        }
    }

    /** A person rated an image. */
    record Rated(String image, String person, int rating, Cause cause) implements Evidence {}

    /** A person was erased. */
    record Forgotten(String person, Cause cause) implements Evidence {}

    /** The evidence in a tick. */
    static Sighted of(dev.shrike.schemas.tick.v1.Tick tick) {
        var data = tick.getData();
        var sighting = data.getSighting();
        return new Sighted(
                data.getImage().getUrl(),
                data.getUser().getId(),
                sighting == null ? null : sighting.getSpecies(),
                sighting == null ? null : sighting.getObservedAt(),
                0,
                Cause.of(tick));
    }

    /** The evidence in a rating. */
    static Rated of(dev.shrike.schemas.rate.v2.Rate rating) {
        var data = rating.getData();
        return new Rated(data.getImage().getUrl(), data.getUser().getId(), data.getRating(), Cause.of(rating));
    }

    /** The evidence in an erasure. */
    static Forgotten forgotten(String person, SpecificRecord event) {
        return new Forgotten(person, Cause.of(event));
    }
}
