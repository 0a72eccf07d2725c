package dev.shrike.messaging.read;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which events of one stream are read.
 *
 * @param event name of the event in the catalogue
 * @param major only this major version, or all
 * @param aggregate only this aggregate, or all: the id that stands in the subject, a person's id or an image's token
 */
public record EventSelection(String event, OptionalInt major, Optional<String> aggregate) {

    /** Refuses an aggregate that is a pattern. */
    public EventSelection {
        if (aggregate.filter(id -> !id.matches("[A-Za-z0-9_-]{1,64}")).isPresent()) {
            throw new IllegalArgumentException("Not the id of an aggregate");
        }
    }

    /** All versions of the event, of all aggregates. */
    public static EventSelection of(String event) {
        return new EventSelection(event, OptionalInt.empty(), Optional.empty());
    }

    /** Of these the ones of one major version. */
    public EventSelection version(int only) {
        return new EventSelection(event, OptionalInt.of(only), aggregate);
    }

    /** Of these the ones of one aggregate. */
    public EventSelection aggregate(String only) {
        return new EventSelection(event, major, Optional.of(only));
    }

    String stream(EventCatalogue catalogue) {
        return catalogue.event(event).stream();
    }

    /** One filter for all of them, so that one read sees them in their order. */
    String subjects(EventCatalogue catalogue) {
        if (major.isPresent()) {
            MajorVersion version = catalogue.major(event, major.getAsInt());
            return version.subjectsOfAggregate(aggregate.orElse("*"));
        }
        EventDefinition definition = catalogue.event(event);
        return aggregate.map(definition::subjectsOfAggregate).orElseGet(definition::subjects);
    }
}
