package dev.shrike.messaging.operations.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.operations.OperationsSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry, OperationsSettings.defaults());

    @Test
    void aGaugeIsReadWithItsLabels() {
        Gauge.builder("shrike.outbox.waiting", () -> 7)
                .tag("datasource", "ticks")
                .register(registry);

        assertThat(meters.now())
                .containsExactly(new Measured("shrike_outbox_waiting", Map.of("datasource", "ticks"), 7));
    }

    @Test
    void aNumberThatNobodyKnowsIsLeftOut() {
        Gauge.builder("shrike.outbox.waiting", () -> Double.NaN).register(registry);

        assertThat(meters.now()).isEmpty();
    }

    @Test
    void aTimerIsItsCountItsSumAndItsMaximum() {
        registry.timer("shrike.bridge.transaction").record(Duration.ofMillis(1500));

        assertThat(meters.now())
                .extracting(Measured::measure)
                .containsExactlyInAnyOrder(
                        "shrike_bridge_transaction_count",
                        "shrike_bridge_transaction_sum",
                        "shrike_bridge_transaction_max");
    }

    @Test
    void othersStayOutUnlessTheyAreWanted() {
        registry.counter("birds.seen").increment();

        assertThat(meters.now()).isEmpty();
        var settings = new OperationsSettings(
                true, null, Duration.ofSeconds(5), Duration.ofSeconds(15), List.of("birds_"), false, 10, null);
        assertThat(new Meters(registry, settings).now()).hasSize(1);
    }

    @Test
    void withoutARegistryThereIsNothing() {
        assertThat(new Meters(null, OperationsSettings.defaults()).now()).isEmpty();
    }
}
