package dev.shrike.admin.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Instant TICKED = Instant.parse("2026-11-20T22:30:00Z");

    @Test
    void a_day_a_time_and_no_time_at_all_are_told_as_they_are() throws Exception {
        assertThat(seen("\"2026-11-19\"")).isEqualTo("19 Nov 2026");
        assertThat(seen("\"2026-11-19T18:30:00-03:00\"")).isEqualTo("19 Nov 2026, 21:30:00");
        assertThat(seen("\"in autumn\"")).isEqualTo("in autumn");
        assertThat(seen("null")).isEmpty();
    }

    @Test
    void a_tick_without_a_sighting_is_left_out_and_a_place_is_never_taken() throws Exception {
        Sightings found = of("""
                {"data": {"sighting": null}, "metadata": {"time": "2026-11-20T22:30:00Z"}},
                {"data": {"sighting": {"species": "Lanius collurio", "count": 3, "location": {"sealed": true}}},
                 "metadata": {"time": "2026-11-20T22:30:00Z"}}""");

        assertThat(found.sightings()).containsExactly(new Sightings.Sighting("Lanius collurio", 3, "", TICKED));
    }

    private static String seen(String observed) throws Exception {
        return of("{\"data\": {\"sighting\": {\"species\": \"x\", \"observed_at\": " + observed
                        + "}}, \"metadata\": {\"time\": \"2026-11-20T22:30:00Z\"}}")
                .sightings()
                .getFirst()
                .seen();
    }

    private static Sightings of(String events) throws Exception {
        return Sightings.of(new ObjectMapper().readTree("{\"events\": [" + events + "]}"));
    }
}
