package dev.shrike.messaging.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonEventsTest {
    private final PersonEvents events = new PersonEvents(EventCatalogue.standard());

    @Test
    void theyAreThoseWhoseSubjectNamesAPersonWithoutTheLedger() {
        assertThat(events.list())
                .extracting(EventDefinition::name)
                .containsExactlyInAnyOrder("tick", "rate", "notification", "user", "audit");
    }

    @Test
    void theLedgerIsTheOnlyOneLeftOutOfAll() {
        assertThat(events.allButLedger())
                .hasSize(EventCatalogue.standard().events().size() - 1)
                .extracting(EventDefinition::stream)
                .doesNotContain(events.ledgerStream());
    }

    @Test
    void theEndOfAnAccountEndsAKey() {
        UUID person = UUID.randomUUID();

        assertThat(events.endings(person)).containsExactly("user.v1." + person + ".deleted");
    }
}
