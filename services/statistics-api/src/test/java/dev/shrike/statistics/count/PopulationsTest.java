package dev.shrike.statistics.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.rest.position.PositionTokens;
import dev.shrike.statistics.KnownStatistics;
import dev.shrike.statistics.peers.StaleMarks;
import dev.shrike.topology.query.NotReadyException;
import dev.shrike.topology.query.ScoreView;
import dev.shrike.topology.query.Scores;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PopulationsTest {
    private final GrowingScores scores = new GrowingScores();
    private final Populations populations = new Populations(new KnownStatistics(), scores, Duration.ofMillis(50));

    /** There is one more image each time they are counted. */
    private static final class GrowingScores implements Scores {
        private final CountDownLatch counting = new CountDownLatch(1);
        private volatile CountDownLatch held = new CountDownLatch(0);
        private volatile boolean stale;
        private long images;

        @Override
        public Optional<ScoreView> find(String url) {
            return Optional.empty();
        }

        @Override
        public List<ScoreView> top(int limit) {
            return List.of();
        }

        @Override
        public long images() {
            counting.countDown();
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (stale) {
                new StaleMarks().given(7);
            }
            return ++images;
        }
    }

    @Test
    void within_a_second_everybody_gets_the_same_count() {
        assertThat(images(plain())).isEqualTo(1);
        assertThat(images(plain())).isEqualTo(1);
    }

    @Test
    void who_has_a_position_gets_a_new_count() {
        assertThat(images(plain())).isEqualTo(1);
        assertThat(images(plain().header(PositionTokens.HEADER, "a-token"))).isEqualTo(2);
        assertThat(images(plain())).isEqualTo(2);
    }

    @Test
    void what_a_standby_had_a_part_in_is_for_nobody_else() {
        scores.stale = true;
        var marked = plain();
        assertThat(images(marked)).isEqualTo(1);
        assertThat(StaleMarks.has(marked)).isTrue();

        scores.stale = false;
        var unmarked = plain();
        assertThat(images(unmarked)).isEqualTo(2);
        assertThat(StaleMarks.has(unmarked)).isFalse();
    }

    @Test
    void while_others_count_for_long_one_is_told_to_come_back() throws Exception {
        scores.held = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> others = threads.submit(() -> images(plain()));
            scores.counting.await();

            assertThatThrownBy(() -> images(plain()))
                    .isInstanceOf(NotReadyException.class)
                    .hasMessageContaining("being counted for others");

            scores.held.countDown();
            assertThat(others.get()).isEqualTo(1);
        }
    }

    private long images(HttpRequest<?> request) {
        Supplier<Long> asked = () -> populations.of(request).images();
        return ServerRequestContext.with(request, asked);
    }

    private static MutableHttpRequest<?> plain() {
        return HttpRequest.GET("/statistics");
    }
}
