package dev.shrike.gdpr.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.purpose.LegalBasis;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordOfProcessingTest {

    private static final Responsible NOBODY = new Responsible(Optional.empty(), Optional.empty(), Optional.empty());

    private final RecordOfProcessing record =
            RecordOfProcessing.of(NOBODY, EventCatalogue.standard(), PurposeCatalogue.standard());

    @Test
    void everyPurposeHasItsEventsWithWhoseDataIsWhere() {
        assertThat(record.activities()).extracting(Activity::purpose).containsExactly("sighting", "profile", "client");
        Activity sighting = record.activities().getFirst();
        assertThat(sighting.description().orElseThrow().legalBasis()).isEqualTo(LegalBasis.CONTRACT);
        ProcessedEvent tick = sighting.events().getFirst();
        assertThat(tick.fields())
                .containsExactly(
                        new ProcessedField("tick.v1", "data.sighting.location", "data.user.id"),
                        new ProcessedField("tick.v1", "data.sighting.note", "data.user.id"));
        assertThat(tick.publishers()).containsExactly("tick-api");
        assertThat(tick.subscribers()).contains("statistics@kafka");
        assertThat(tick.retention()).isEqualTo("365 days");
    }

    @Test
    void whereAPersonsIdStandsInClearIsToldAsWell() {
        assertThat(record.pseudonymous())
                .extracting(ProcessedEvent::event)
                .containsExactly("tick", "rate", "notification", "gdpr", "user", "audit");
        assertThat(record.pseudonymous())
                .filteredOn(event -> event.event().equals("gdpr"))
                .extracting(ProcessedEvent::retention)
                .containsExactly("for ever");
    }

    @Test
    void aPurposeThatNobodyDescribedIsShownAsSuch() {
        RecordOfProcessing bare =
                RecordOfProcessing.of(NOBODY, EventCatalogue.standard(), new PurposeCatalogue(List.of()));

        assertThat(bare.activities())
                .hasSize(3)
                .allMatch(activity -> activity.description().isEmpty());
    }
}
