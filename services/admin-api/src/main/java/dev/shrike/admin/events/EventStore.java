package dev.shrike.admin.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.read.EventCursor;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.EventSelection;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.read.StreamPositions;
import dev.shrike.rest.erased.ErasedPeople;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages of the event store as a caller may see them: a sealed field opens for the person it belongs to, and says of an erased
 * person that it is erased. Thread-safe.
 */
@Singleton
class EventStore {
    private static final String BEGINNING = "0";
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final EventCatalogue catalogue;
    private final EventReader reader;
    private final EventSealer sealer;
    private final ErasedPeople erased;
    private final EventJson json;

    EventStore(EventCatalogue catalogue, EventReader reader, EventSealer sealer, @Named("admin") ErasedPeople erased) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.sealer = sealer;
        this.erased = erased;
        this.json = new EventJson(catalogue);
    }

    /** All events after the cursor. */
    EventsAnswer all(Caller caller, @Nullable String after, int limit) {
        return answer(reader.readAfter(positions(after, streams()), limit), caller);
    }

    private Set<String> streams() {
        return catalogue.events().stream().map(EventDefinition::stream).collect(Collectors.toSet());
    }

    /** The newest events of all streams before the cursor, or else before the time, newest first. */
    EventsAnswer recent(Caller caller, @Nullable String before, @Nullable Instant until, int limit) {
        return answer(reader.readBefore(upTo(before, until), limit), caller);
    }

    /** The newest of the selected events before the cursor, or else before the time, newest first. */
    EventsAnswer recent(
            Caller caller, EventSelection selection, @Nullable String before, @Nullable Instant until, int limit) {
        String stream = definition(selection).stream();
        long upTo = before != null && SEQUENCE.matcher(before).matches()
                ? Long.parseLong(before)
                : upTo(before, until).of(stream);
        return answer(reader.readBefore(selection, upTo, limit), caller);
    }

    /** A cursor of all streams is a place in each of them. */
    private StreamPositions upTo(@Nullable String before, @Nullable Instant until) {
        if (before != null) {
            return positions(before, streams());
        }
        return until == null ? reader.end() : reader.before(until);
    }

    /** The selected events of one stream after the cursor. */
    EventsAnswer of(Caller caller, EventSelection selection, @Nullable String after, int limit) {
        EventDefinition definition = definition(selection);
        StreamPositions from = positions(after, Set.of(definition.stream()));
        return answer(reader.read(selection, from.of(definition.stream()), limit), caller);
    }

    private EventDefinition definition(EventSelection selection) {
        EventDefinition definition = catalogue
                .find(selection.event())
                .orElseThrow(() -> ProblemException.notFound("There is no event of this name"));
        if (selection.major().isPresent()
                && definition.majors().stream()
                        .noneMatch(major -> major.major() == selection.major().getAsInt())) {
            throw ProblemException.notFound("There is no such version of this event");
        }
        return definition;
    }

    /** Where the streams end now. */
    EndAnswer end() {
        StreamPositions end = reader.end();
        return new EndAnswer(
                EventCursor.textOf(end),
                catalogue.events().stream()
                        .map(event -> new EndAnswer.Last(event.name(), event.stream(), end.of(event.stream())))
                        .toList());
    }

    private static StreamPositions positions(@Nullable String after, Set<String> streams) {
        if (after == null || after.equals(BEGINNING)) {
            return StreamPositions.start();
        }
        if (streams.size() == 1 && SEQUENCE.matcher(after).matches()) {
            return StreamPositions.start().with(streams.iterator().next(), Long.parseLong(after));
        }
        return EventCursor.parse(after, streams)
                .orElseThrow(() -> ProblemException.badRequest(
                        "invalid-cursor", "after is not a cursor that this service gave out for these events"));
    }

    private EventsAnswer answer(EventPage page, Caller caller) {
        SealedFieldView view = viewOf(caller);
        return new EventsAnswer(
                page.events().stream()
                        .map(stored -> json.toJson(stored.event(), view))
                        .toList(),
                page.events().stream().map(EventStore::placeOf).toList(),
                EventCursor.textOf(page.next()),
                page.more());
    }

    private SealedFieldView viewOf(Caller caller) {
        SealedFieldView own = sealer.viewFor(caller.id()::equals);
        return (event, field, ciphertext) -> erased.contains(field.personOf(event))
                ? JsonNodeFactory.instance.objectNode().put("erased", true)
                : own.show(event, field, ciphertext);
    }

    private static EventsAnswer.Place placeOf(StoredEvent stored) {
        return new EventsAnswer.Place(
                stored.envelope().id(), stored.definition().event(), stored.stream(), stored.sequence());
    }
}
