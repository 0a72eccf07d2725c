package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.Sources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneSetTest {
    private static final Sources ORDERS = raw("orders");
    private static final Sources NONSENSE = new Sources(List.of("tock"), Map.of(), List.of());

    @Test
    void aWishComesIntoForceOnceWhatItNeedsIsThere() {
        var lanes = new LaneSet(World.CATALOGUE, raw("old"), sources -> {});

        lanes.wish(ORDERS);
        assertThat(lanes.names()).containsExactly("old");

        assertThat(lanes.refresh()).isTrue();
        assertThat(lanes.names()).containsExactly("orders");
        assertThat(lanes.refresh()).isFalse();
    }

    @Test
    void whatANewLaneNeedsMayBeAwayWithoutDisturbingTheOthers() {
        var tries = new AtomicInteger();
        var lanes = new LaneSet(World.CATALOGUE, raw("old"), sources -> {
            tries.incrementAndGet();
            throw new UnavailableException(Incident.KAFKA_AWAY, "Kafka is away", null);
        });

        lanes.wish(ORDERS);

        assertThat(lanes.refresh()).isFalse();
        assertThat(lanes.refresh()).isFalse();
        assertThat(lanes.names()).containsExactly("old");
        assertThat(tries).hasValue(1);
    }

    @Test
    void aWishThatMakesNoLanesIsRefused() {
        var lanes = new LaneSet(World.CATALOGUE, ORDERS, sources -> {});

        assertThatThrownBy(() -> lanes.wish(NONSENSE)).isInstanceOf(IllegalArgumentException.class);
        assertThat(lanes.refresh()).isFalse();
        assertThat(lanes.names()).containsExactly("orders");
    }

    private static Sources raw(String name) {
        return new Sources(List.of(), Map.of(), List.of(RawSource.of(name, "ORDERS", "orders")));
    }
}
