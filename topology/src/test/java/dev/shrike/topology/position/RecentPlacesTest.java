package dev.shrike.topology.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecentPlacesTest {
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Instant BEGIN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Place PLACE = new Place(new TopicPartition("tick.v1", 0), 7);

    private final RecentPlaces places = new RecentPlaces(MARGIN);

    @Test
    void nothing_is_missing_since_it_begins() {
        places.beginAt(BEGIN);

        assertThat(places.startsAfter(BEGIN)).isFalse();
        assertThat(places.startsAfter(BEGIN.minusMillis(1))).isTrue();
    }

    @Test
    void what_was_passed_is_known() {
        UUID event = UUID.randomUUID();
        places.add(event, PLACE, BEGIN);

        assertThat(places.get(event)).isEqualTo(PLACE);
        assertThat(places.get(UUID.randomUUID())).isNull();
    }

    @Test
    void when_the_eldest_is_dropped_events_of_a_clock_that_is_ahead_by_the_margin_may_be_missing() {
        places.beginAt(BEGIN);
        UUID eldest = UUID.randomUUID();
        places.add(eldest, PLACE, BEGIN.plusSeconds(60));
        for (int i = 0; i < RecentPlaces.MOST; i++) {
            places.add(UUID.randomUUID(), PLACE, BEGIN.plusSeconds(90));
        }

        assertThat(places.get(eldest)).isNull();
        assertThat(places.startsAfter(BEGIN.plusSeconds(60).plus(MARGIN))).isTrue();
        assertThat(places.startsAfter(BEGIN.plusSeconds(60).plus(MARGIN).plusMillis(1)))
                .isFalse();
    }
}
