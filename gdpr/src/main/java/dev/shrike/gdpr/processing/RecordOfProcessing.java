package dev.shrike.gdpr.processing;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import dev.shrike.schemas.purpose.PurposeDefinition;
import dev.shrike.schemas.sealed.SealedField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The record of processing activities (article 30(1) of the GDPR). It follows from what the program does, since events and
 * purposes are read from the catalogues that the program itself works by. Names no person. Immutable and thread-safe.
 *
 * @param responsible who answers for it
 * @param activities one for each purpose, those without any event included
 * @param pseudonymous events in which the id of a person stands in clear: a random UUID, which only user-api can lead back to them
 */
public record RecordOfProcessing(
        Responsible responsible, List<Activity> activities, List<ProcessedEvent> pseudonymous) {

    /** Of everything that the catalogues know. */
    public static RecordOfProcessing of(Responsible responsible, EventCatalogue events, PurposeCatalogue purposes) {
        List<Activity> activities = names(events, purposes).stream()
                .map(purpose -> new Activity(purpose, purposes.find(purpose), events(purpose, events)))
                .toList();
        List<ProcessedEvent> pseudonymous = events.events().stream()
                .filter(event -> event.majors().stream().anyMatch(MajorVersion::hasPerson))
                .map(event -> ProcessedEvent.of(event, List.of()))
                .toList();
        return new RecordOfProcessing(responsible, activities, pseudonymous);
    }

    private static Set<String> names(EventCatalogue events, PurposeCatalogue purposes) {
        var names = new LinkedHashSet<String>();
        purposes.purposes().stream().map(PurposeDefinition::name).forEach(names::add);
        events.majors().stream()
                .flatMap(major -> major.sealedFields().stream())
                .map(SealedField::purpose)
                .forEach(names::add);
        return names;
    }

    private static List<ProcessedEvent> events(String purpose, EventCatalogue events) {
        return events.events().stream()
                .map(event -> ProcessedEvent.of(event, fields(purpose, event)))
                .filter(event -> !event.fields().isEmpty())
                .toList();
    }

    private static List<ProcessedField> fields(String purpose, EventDefinition event) {
        return event.majors().stream()
                .flatMap(major -> major.sealedFields().stream()
                        .filter(field -> field.purpose().equals(purpose))
                        .map(field -> new ProcessedField(major.topic(), field.path(), field.dataSubject())))
                .toList();
    }
}
