package dev.shrike.admin.page.catalogue;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.command.CommandDefinition;
import java.util.List;

/** What is in the catalogue: what people do, what the platform tells of itself, what can be asked for. */
record Contents(List<EventDefinition> events, List<EventDefinition> operations, List<CommandDefinition> commands) {

    static Contents of(EventCatalogue events, CommandCatalogue commands) {
        return new Contents(events.events(), events.operations(), commands.commands());
    }

    /** All versions of an event, as a sentence names them. */
    static String versions(EventDefinition event) {
        return String.join(
                ", ",
                event.majors().stream()
                        .flatMap(major -> major.minors().stream())
                        .map(minor -> minor.version())
                        .toList());
    }

    /** Whether something in it is sealed. */
    static boolean sealed(EventDefinition event) {
        return event.majors().stream().anyMatch(major -> !major.sealedFields().isEmpty());
    }
}
