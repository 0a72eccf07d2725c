package dev.shrike.bridge.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.settings.RawSource;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    @Test
    void everyEventHasALaneAndEachVersionThatIsBornInKafkaOneBack() {
        assertThat(names(Sources.defaults()))
                .contains("tick", "rate", "user", "gdpr", "notification", "count", "audit", "score.v1.reverse")
                .doesNotHaveDuplicates();
    }

    @Test
    void aHotStreamIsSplitByItsSubjects() {
        var sources = new Sources(List.of("tick"), Map.of("tick", List.of("tick.v1.a.>", "tick.v1.b.>")), List.of());

        assertThat(names(sources)).containsExactly("tick@tick.v1.a.>", "tick@tick.v1.b.>");
    }

    @Test
    void rawSourcesNeedNoCatalogue() {
        var sources = new Sources(List.of(), Map.of(), List.of(RawSource.of("orders", "ORDERS", "orders")));

        assertThat(names(sources)).containsExactly("orders");
    }

    @Test
    void whatCannotBeALaneIsRefused() {
        assertRefused(new Sources(List.of("tock"), Map.of(), List.of()), "no event tock");
        assertRefused(new Sources(List.of(), Map.of("tock", List.of("tock.>")), List.of()), "no event tock");
        assertRefused(new Sources(List.of("tick"), Map.of(), List.of(RawSource.of("tick", "X", "x"))), "called tick");
    }

    private static void assertRefused(Sources sources, String hint) {
        assertThatThrownBy(() -> Lane.of(CATALOGUE, sources))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint);
    }

    private static List<String> names(Sources sources) {
        return Lane.of(CATALOGUE, sources).stream().map(Lane::name).toList();
    }
}
