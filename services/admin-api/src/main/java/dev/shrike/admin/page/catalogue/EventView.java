package dev.shrike.admin.page.catalogue;

import dev.shrike.schemas.asyncapi.Participant;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.EventSchema;
import dev.shrike.schemas.example.EventExamples;
import dev.shrike.schemas.purpose.PurposeCatalogue;
import dev.shrike.schemas.purpose.PurposeDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All about one event.
 *
 * @param kept for how long, in words
 * @param versions the newest first
 * @param purposes of its sealed fields
 */
record EventView(
        EventDefinition event,
        String kept,
        List<Participant> publishers,
        List<Participant> subscribers,
        List<Address> addresses,
        List<VersionView> versions,
        List<PurposeDefinition> purposes) {

    static EventView of(EventDefinition event, PurposeCatalogue purposes, EventExamples examples) {
        List<EventSchema> all = event.majors().stream()
                .flatMap(major -> major.minors().stream())
                .toList();
        List<VersionView> versions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            versions.add(VersionView.of(all.get(i), i == 0 ? null : all.get(i - 1), examples));
        }
        Collections.reverse(versions);
        return new EventView(
                event,
                kept(event),
                event.publishers().stream().map(Participant::of).toList(),
                event.subscribers().stream().map(Participant::of).toList(),
                event.majors().stream().map(major -> Address.of(event, major)).toList(),
                versions,
                purposesOf(event, purposes));
    }

    static String kept(EventDefinition event) {
        return event.retention()
                .map(time -> time.toDays() > 0
                        ? time.toDays() + (time.toDays() == 1 ? " day" : " days")
                        : time.toHours() + " hours")
                .orElse("for ever");
    }

    private static List<PurposeDefinition> purposesOf(EventDefinition event, PurposeCatalogue purposes) {
        return event.majors().stream()
                .flatMap(major -> major.sealedFields().stream())
                .map(field -> field.purpose())
                .distinct()
                .flatMap(name -> purposes.find(name).stream())
                .toList();
    }
}
