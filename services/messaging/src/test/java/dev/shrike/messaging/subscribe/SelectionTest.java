package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.UnknownEventException;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void namesItsSubjectsByTheCatalogue() {
        assertThat(Selection.of("rate", 2, "update").subjects(catalogue))
                .isEqualTo(catalogue.major("rate", 2).subjectsOf("update"));
        assertThat(Selection.all("tick").subjects(catalogue))
                .isEqualTo(catalogue.event("tick").subjects());
        assertThat(Selection.of("gdpr", 1).subjects(catalogue))
                .isEqualTo(catalogue.major("gdpr", 1).subjectsOf("*"));
    }

    @Test
    void keepsTheNameOfItsConsumer() {
        assertThat(Selection.of("rate", 2, "update").consumer("notifier")).isEqualTo("notifier_rate_v2_update");
        assertThat(Selection.all("tick").consumer("audit")).isEqualTo("audit_tick");
    }

    @Test
    void refusesAnEventThatTheCatalogueDoesNotHave() {
        assertThatThrownBy(() -> Selection.all("song").subjects(catalogue)).isInstanceOf(UnknownEventException.class);
    }
}
