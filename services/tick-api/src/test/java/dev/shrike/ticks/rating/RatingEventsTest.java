package dev.shrike.ticks.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.ticks.input.ImageRequest;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RatingEventsTest {
    private static final UUID RATER = UUID.randomUUID();
    private static final UUID OWNER = UUID.randomUUID();
    private static final String URL = "https://example.org/a.jpg";
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");

    @Test
    void the_second_version_names_the_owner_and_the_first_does_not() {
        assertThat(second(4, OWNER).toString()).contains(OWNER.toString());
        assertThat(first(4).toString()).doesNotContain("owner");
    }

    @Test
    void both_belong_to_the_person_who_rated() {
        EventCatalogue catalogue = EventCatalogue.standard();

        assertThat(catalogue.of(first(4)).personOf(first(4))).contains(RATER);
        assertThat(catalogue.of(second(4, OWNER)).personOf(second(4, OWNER))).contains(RATER);
    }

    @Test
    void two_ratings_say_the_same_when_image_rating_and_version_agree_whoever_owns_the_image_now() {
        assertThat(RatingEvents.sayTheSame(second(4, OWNER), second(4, RATER))).isTrue();
        assertThat(RatingEvents.sayTheSame(second(4, OWNER), second(5, OWNER))).isFalse();
        assertThat(RatingEvents.sayTheSame(first(4), second(4, OWNER))).isFalse();
    }

    private static SpecificRecord first(int rating) {
        return RatingEvents.first(UUID.randomUUID(), RATER, new FirstRatingRequest(URL, rating), NOW);
    }

    private static SpecificRecord second(int rating, UUID owner) {
        return RatingEvents.second(
                UUID.randomUUID(), RATER, new RatingRequest(new ImageRequest(URL), rating), owner, NOW);
    }
}
