package dev.shrike.admin.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.admin.page.overview.Overview.Flow;
import dev.shrike.admin.page.overview.Overview.Lane;
import dev.shrike.admin.page.overview.Overview.Stream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Instant START = Instant.parse("2026-11-20T22:30:00Z");

    private final Rates rates = new Rates();

    @Test
    void the_first_look_measures_nothing() {
        assertThat(rates.look(START, List.of(tick(1_000)), List.of())).containsExactly(new Flow("tick", 0, 0));
    }

    @Test
    void a_rate_is_how_far_the_end_has_moved_since_the_look_before() {
        rates.look(START, List.of(tick(1_000)), List.of());

        assertThat(rates.look(START.plusSeconds(2), List.of(tick(1_050)), List.of(lane("forward"), lane("reverse"))))
                .containsExactly(new Flow("tick", 25, 7));
    }

    @Test
    void a_stream_that_begins_anew_has_no_negative_rate() {
        rates.look(START, List.of(tick(1_000)), List.of());

        assertThat(rates.look(START.plusSeconds(2), List.of(tick(3)), List.of()))
                .containsExactly(new Flow("tick", 0, 0));
    }

    @Test
    void only_so_many_looks_are_kept() {
        for (int look = 0; look < 3 * Rates.LOOKS; look++) {
            rates.look(START.plusSeconds(look), List.of(tick(look)), List.of());
        }

        assertThat(rates.looks()).hasSize(Rates.LOOKS);
        assertThat(rates.looks().getLast().nats()).isEqualTo(1);
    }

    private static Stream tick(long end) {
        return new Stream("TICK", end, 1, end);
    }

    private static Lane lane(String direction) {
        return new Lane("tick", direction, "running", "", 0, 0, 7);
    }
}
