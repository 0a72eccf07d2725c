package dev.shrike.topology.module;

import static dev.shrike.topology.bench.Birders.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.bench.Happenings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    private static final Instant LOGGED = Happenings.NOON.plus(Duration.ofHours(1));

    @Test
    void an_event_counts_from_when_it_happened() {
        assertThat(timeOf(Happenings.NOON, LOGGED)).isEqualTo(Happenings.NOON);
    }

    @Test
    void a_clock_that_runs_ahead_does_not_drag_time_along() {
        assertThat(timeOf(LOGGED.plus(Duration.ofDays(9)), LOGGED)).isEqualTo(LOGGED);
    }

    @Test
    void what_happened_before_1970_counts_from_1970() {
        assertThat(timeOf(Instant.parse("1815-06-18T00:00:00Z"), LOGGED)).isEqualTo(Instant.EPOCH);
    }

    private static Instant timeOf(Instant happened, Instant logged) {
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>(
                "topic",
                0,
                0,
                logged.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                Happenings.at(happened).tick(ANA, "https://birds.example/1.jpg"),
                new RecordHeaders(),
                Optional.empty());
        return Instant.ofEpochMilli(new EventTime().extract(record, -1));
    }
}
