package dev.shrike.topology.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BehindTest {
    private static final TopicPartition TICKS = new TopicPartition("tick.v1", 0);

    private final Behind behind = new Behind();

    @Test
    void who_has_everything_is_not_behind() {
        assertThat(look(100, 100, 0)).isZero();
        assertThat(look(100, 100, 60)).isZero();
    }

    @Test
    void what_is_not_done_grows_older() {
        look(100, 150, 0);

        assertThat(look(110, 180, 15)).isEqualTo(15);
        assertThat(look(149, 300, 60)).isEqualTo(60);
    }

    @Test
    void who_is_always_a_little_late_is_a_little_behind() {
        look(100, 150, 0);
        look(150, 200, 15);

        assertThat(look(200, 250, 30)).isZero();
        assertThat(look(240, 300, 45)).isEqualTo(15);
    }

    @Test
    void who_has_caught_up_begins_anew() {
        look(100, 150, 0);
        look(150, 150, 600);

        assertThat(look(150, 151, 700)).isZero();
        assertThat(look(150, 151, 715)).isEqualTo(15);
    }

    @Test
    void a_backlog_of_hours_is_as_old_as_it_is() {
        int looks = 3 * Behind.MOST;
        for (int i = 0; i < looks; i++) {
            look(100, 150 + i, 15L * i);
        }

        assertThat(look(100, 5_000, 15L * looks)).isEqualTo(15 * looks);
        assertThat(look(150, 5_000, 15L * looks)).isEqualTo(15 * (looks - 1));
    }

    @Test
    void a_partition_that_somebody_else_has_now_is_forgotten() {
        look(100, 150, 0);
        behind.keep(List.of());

        assertThat(look(100, 150, 600)).isZero();
    }

    private double look(long next, long end, long second) {
        return behind.look(TICKS, next, end, TimeUnit.SECONDS.toNanos(second));
    }
}
