package dev.shrike.messaging.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {
    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void oneSelectionIsTheServersFilter() {
        List<Source> sources = Source.of(List.of(Selection.of("tick", 1, "new")), catalogue);

        assertThat(sources).hasSize(1).first().satisfies(source -> {
            assertThat(source.stream()).isEqualTo("TICK");
            assertThat(source.filter()).isEqualTo(catalogue.major("tick", 1).subjectsOf("new"));
        });
    }

    @Test
    void severalSelectionsOfAnEventAreReadAsOneStreamInItsOrder() {
        List<Source> sources = Source.of(
                List.of(
                        Selection.of("user", 1, "created"),
                        Selection.of("user", 1, "deleted"),
                        Selection.of("rate", 2, "update")),
                catalogue);

        assertThat(sources).extracting(Source::stream).containsExactly("RATE", "USER");
        assertThat(sources.getLast()).satisfies(user -> {
            assertThat(user.filter()).isEqualTo(catalogue.event("user").subjects());
            assertThat(user.wanted()).accepts("user.v1.abc.created", "user.v1.abc.deleted");
            assertThat(user.wanted()).rejects("user.v1.abc.login", "user.v2.abc.created", "user.v1.a.b.created");
        });
    }
}
