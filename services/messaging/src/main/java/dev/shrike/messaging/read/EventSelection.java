package dev.shrike.messaging.read;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which events of one stream are read.
 *
 * @param event name of the event in the catalogue
 * @param major only this major version, or all
 * @param aggregate only this aggregate, or all: the id that stands in the subject, a person's id or an image's token
 * @param type only this type, or all
 */
public record EventSelection(String event, OptionalInt major, Optional<String> aggregate, Optional<String> type) {
    private static final String ANY = "*";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Refuses an aggregate or a type that is a pattern. */
    public EventSelection {
        if (aggregate.filter(id -> !TOKEN.matcher(id).matches()).isPresent()) {
            throw new IllegalArgumentException("Not the id of an aggregate");
        }
        if (type.filter(name -> !TOKEN.matcher(name).matches()).isPresent()) {
            throw new IllegalArgumentException("Not the type of an event");
        }
    }

    /** All versions of the event, of all aggregates. */
    public static EventSelection of(String event) {
        return new EventSelection(event, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Of these the ones of one major version. */
    public EventSelection version(int only) {
        return new EventSelection(event, OptionalInt.of(only), aggregate, type);
    }

    /** Of these the ones of one aggregate. */
    public EventSelection aggregate(String only) {
        return new EventSelection(event, major, Optional.of(only), type);
    }

    /** Of these the ones of one type. */
    public EventSelection type(String only) {
        return new EventSelection(event, major, aggregate, Optional.of(only));
    }

    String stream(EventCatalogue catalogue) {
        return catalogue.event(event).stream();
    }

    /** One filter for all of them, so that one read sees them in their order. */
    String subjects(EventCatalogue catalogue) {
        EventDefinition definition = catalogue.event(event);
        if (major.isEmpty() && aggregate.isEmpty() && type.isEmpty()) {
            return definition.subjects();
        }
        String id = aggregate.orElse(ANY);
        String all = major.isPresent()
                ? catalogue.major(event, major.getAsInt()).subjectsOfAggregate(id)
                : definition.subjectsOfAggregate(id);
        return type.map(only -> all.substring(0, all.length() - ANY.length()) + only)
                .orElse(all);
    }
}
