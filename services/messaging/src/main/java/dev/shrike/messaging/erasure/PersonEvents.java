package dev.shrike.messaging.erasure;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.SubjectTemplate;
import java.util.List;
import java.util.UUID;

/** The events whose aggregate may be a person, all but the ledger. Pure. */
record PersonEvents(EventCatalogue catalogue) {
    private static final String PERSON = "data.user.id";

    /** All of them, in the order of the catalogue. */
    List<EventDefinition> list() {
        return allButLedger().stream()
                .filter(event -> event.majors().stream().anyMatch(major -> isOfPerson(major.subject())))
                .toList();
    }

    /** Every event but the ledger, whatever its aggregate. */
    List<EventDefinition> allButLedger() {
        return catalogue.events().stream()
                .filter(event -> !event.name().equals(Ledger.EVENT))
                .toList();
    }

    /** The ledger's stream. */
    String ledgerStream() {
        return catalogue.event(Ledger.EVENT).stream();
    }

    /** The subjects of the person's events that end a key: whoever follows must not miss them. */
    List<String> endings(UUID person) {
        return list().stream()
                .flatMap(event -> event.majors().stream())
                .flatMap(major -> major.endsKey().stream()
                        .map(major::subjectsOf)
                        .map(subjects -> subjects.replace("*", person.toString())))
                .toList();
    }

    private static boolean isOfPerson(SubjectTemplate subject) {
        return !subject.isTokenised() && subject.aggregatePath().equals(PERSON);
    }
}
