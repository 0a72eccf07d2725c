package dev.shrike.gateway.live;

import dev.shrike.messaging.read.EventSelection;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventDefinition;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What one client gets: what its filter asks for and its viewer may see. Immutable.
 *
 * <p>Administrators and operators may see every event; everybody else the ones about them, and those that are public.
 */
final class Scope {
    private static final int LONGEST_VALUE = 2048;

    private final LiveFilter filter;
    private final Viewer viewer;
    private final StreamTable table;
    private final Set<String> publicEvents;
    private final int[] streams;

    /** @throws ProblemException 400 when the filter names what there is not */
    Scope(LiveFilter filter, Viewer viewer, StreamTable table, Set<String> publicEvents) {
        this.filter = filter;
        this.viewer = viewer;
        this.table = table;
        this.publicEvents = publicEvents;
        requireKnown();
        streams = IntStream.range(0, table.size())
                .filter(stream -> mayHold(table.event(stream)))
                .toArray();
    }

    Viewer viewer() {
        return viewer;
    }

    LiveFilter filter() {
        return filter;
    }

    /** The streams that can hold such events. */
    int[] streams() {
        return streams;
    }

    String streamName(int stream) {
        return table.event(stream).stream();
    }

    boolean reads(int stream) {
        return IntStream.of(streams).anyMatch(each -> each == stream);
    }

    boolean matches(EventFacts facts) {
        return passes(filter.events(), facts.event())
                && passes(filter.types(), facts.type())
                && passes(filter.aggregates(), facts.aggregate())
                && (filter.images().isEmpty()
                        || facts.image().filter(filter.images()::contains).isPresent())
                && (!filter.aboutMe() || facts.people().contains(viewer.id()))
                && maySee(facts);
    }

    /** What to read of one stream so that nothing of the scope is missing. */
    EventSelection selection(int stream) {
        EventSelection all = EventSelection.of(table.event(stream).name());
        return filter.aggregates().size() == 1
                ? all.aggregate(filter.aggregates().iterator().next())
                : all;
    }

    private boolean maySee(EventFacts facts) {
        return viewer.everything()
                || publicEvents.contains(facts.event())
                || facts.people().contains(viewer.id());
    }

    private boolean mayHold(EventDefinition event) {
        return passes(filter.events(), event.name())
                && (filter.images().isEmpty() || event.majors().stream().anyMatch(EventFacts::hasImage))
                && (viewer.everything()
                        || publicEvents.contains(event.name())
                        || event.majors().stream().anyMatch(EventFacts::hasPeople));
    }

    private void requireKnown() {
        for (String event : filter.events()) {
            if (IntStream.range(0, table.size())
                    .noneMatch(stream -> table.event(stream).name().equals(event))) {
                throw ProblemException.badRequest("unknown-event", "The catalogue has no event of this name");
            }
        }
        if (filter.aggregates().stream().anyMatch(id -> !id.matches("[A-Za-z0-9_-]{1,64}"))) {
            throw ProblemException.badRequest("invalid-aggregate", "An aggregate is a person's id or an image's token");
        }
        if (filter.images().stream().anyMatch(url -> url.length() > LONGEST_VALUE)) {
            throw ProblemException.badRequest(
                    "invalid-image", "An image's address is not longer than " + LONGEST_VALUE);
        }
    }

    private static boolean passes(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
