package dev.shrike.admin.alert.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.operations.monitor.Measured;
import dev.shrike.messaging.operations.monitor.PartHealth;
import dev.shrike.messaging.operations.monitor.PartState;
import dev.shrike.messaging.operations.monitor.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterViewTest {
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
    private final ClusterView view = new ClusterView(Duration.ofSeconds(45));

    @Test
    void parts_and_measurements_of_a_process_come_together_with_its_name() {
        view.see(snapshot("tick-api", "a", NOW, List.of(Measured.of("heap", 0.5)), List.of()), NOW);
        view.see(snapshot("tick-api", "a", NOW, List.of(), List.of(PartState.of("nats", PartHealth.DOWN, ""))), NOW);

        assertThat(view.measurements(NOW))
                .contains(
                        new Measured("heap", Map.of("source", "tick-api", "node", "a"), 0.5),
                        new Measured("shrike_part_up", Map.of("part", "nats", "kind", "server", "node", "a"), 0),
                        new Measured("shrike_node_up", Map.of("source", "tick-api", "node", "a"), 1));
    }

    @Test
    void what_was_told_in_several_events_of_one_time_is_all_there_and_older_numbers_are_not() {
        view.see(snapshot("tick-api", "a", NOW.minusSeconds(15), List.of(Measured.of("old", 1)), List.of()), NOW);
        view.see(snapshot("tick-api", "a", NOW, List.of(Measured.of("one", 1)), List.of()), NOW);
        view.see(snapshot("tick-api", "a", NOW, List.of(Measured.of("two", 2)), List.of()), NOW);

        assertThat(view.measurements(NOW))
                .extracting(Measured::measure)
                .contains("one", "two")
                .doesNotContain("old");
    }

    @Test
    void a_process_that_has_gone_silent_is_not_measured_any_more() {
        view.see(snapshot("tick-api", "a", NOW, List.of(Measured.of("heap", 0.5)), List.of()), NOW);

        assertThat(view.measurements(NOW.plusSeconds(45)))
                .extracting(Measured::measure)
                .contains("heap");
        assertThat(view.measurements(NOW.plusSeconds(46)))
                .extracting(Measured::measure)
                .containsExactly("shrike_part_starts");
    }

    @Test
    void each_beginning_of_a_part_counts_once_for_an_hour() {
        for (int minute : List.of(0, 10, 10, 20)) {
            Instant start = NOW.plus(Duration.ofMinutes(minute));
            PartState nats = new PartState("nats", PartHealth.UP, Optional.of(start), "");
            view.see(snapshot("shrike", "a", start, List.of(), List.of(nats)), start);
        }

        assertThat(starts(NOW.plus(Duration.ofMinutes(20)))).isEqualTo(3);
        assertThat(starts(NOW.plus(Duration.ofMinutes(70)))).isEqualTo(1);
    }

    private double starts(Instant at) {
        return view.measurements(at).stream()
                .filter(each -> each.measure().equals("shrike_part_starts"))
                .filter(each -> "nats".equals(each.labels().get("part")))
                .mapToDouble(Measured::value)
                .sum();
    }

    private static Snapshot snapshot(
            String source, String node, Instant at, List<Measured> measured, List<PartState> parts) {
        return new Snapshot(source, node, NOW, at, measured, parts);
    }
}
