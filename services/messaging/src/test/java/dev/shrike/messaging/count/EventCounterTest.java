package dev.shrike.messaging.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.publish.PublishRefusedException;
import dev.shrike.messaging.publish.PublishUncertainException;
import dev.shrike.schemas.count.v1.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCounterTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Count> published = new ArrayList<>();
    private Instant now = NOON;
    private final EventCounter counter = new EventCounter("services/Tests", "songs-heard", new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void whatWasAddedBecomesOneEventWithTheTimeOfTheFirst() {
        counter.add();
        now = NOON.plusSeconds(4);
        counter.add(6);

        counter.flush(published::add);
        counter.flush(published::add);

        assertThat(published).singleElement().satisfies(count -> {
            assertThat(count.getData().getName()).isEqualTo("songs-heard");
            assertThat(count.getData().getTimes()).isEqualTo(7);
            assertThat(count.getMetadata().getTime()).isEqualTo(NOON);
            assertThat(count.getMetadata().getSource()).isEqualTo("services/Tests");
        });
    }

    @Test
    void eachHourHasAnEventOfItsOwn() {
        counter.add(2);
        now = NOON.plus(Duration.ofMinutes(60));
        counter.add(3);

        counter.flush(published::add);

        assertThat(published)
                .extracting(
                        count -> count.getData().getTimes(),
                        count -> count.getMetadata().getTime())
                .containsExactly(tuple(2L, NOON), tuple(3L, now));
    }

    @Test
    void anEventThatWasPerhapsStoredIsSentAgainAsItWas() {
        counter.add(2);
        assertThatThrownBy(() -> counter.flush(count -> {
                    published.add(count);
                    throw new PublishUncertainException("no answer", null);
                }))
                .isInstanceOf(PublishUncertainException.class);
        counter.add(5);

        counter.flush(published::add);

        assertThat(published).extracting(count -> count.getData().getTimes()).containsExactly(2L, 2L, 5L);
        assertThat(published.get(1)).isEqualTo(published.get(0));
        assertThat(published.get(2).getId()).isNotEqualTo(published.get(1).getId());
    }

    @Test
    void whileNatsIsAwayCountsAddUp() {
        for (int i = 0; i < 10; i++) {
            counter.add();
            assertThatThrownBy(() -> counter.flush(count -> {
                        throw new NatsUnavailableException("away");
                    }))
                    .isInstanceOf(NatsUnavailableException.class);
        }
        assertThat(counter.untold()).isEqualTo(10);

        counter.flush(published::add);

        assertThat(published.stream().mapToLong(count -> count.getData().getTimes()))
                .containsExactly(1L, 9L);
        assertThat(counter.untold()).isZero();
    }

    @Test
    void whileNatsIsAwayForDaysTheNewestHoursAreKept() {
        for (int hour = 0; hour < EventCounter.MOST_HOURS + 5; hour++) {
            now = NOON.plus(Duration.ofHours(hour));
            counter.add();
        }

        counter.flush(published::add);

        assertThat(published).hasSize(EventCounter.MOST_HOURS);
        assertThat(published.getLast().getMetadata().getTime()).isEqualTo(now);
    }

    @Test
    void whatIsRefusedForEverHoldsNobodyUp() {
        counter.add(2);
        counter.flush(count -> {
            throw new PublishRefusedException("never", null);
        });
        counter.add(3);

        counter.flush(published::add);

        assertThat(published).extracting(count -> count.getData().getTimes()).containsExactly(3L);
    }

    @Test
    void nothingHappensLessThanOnce() {
        assertThatThrownBy(() -> counter.add(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counter.event(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
