package dev.shrike.admin.events;

import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.read.StreamPositions;
import dev.shrike.rest.identity.Caller;
import dev.shrike.rest.problem.ProblemException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Pages of the event store as a caller may see them: a sealed field opens for the person it belongs to. Thread-safe. */
@Singleton
class EventStore {

    private final EventCatalogue catalogue;
    private final EventReader reader;
    private final EventSealer sealer;
    private final EventJson json;

    EventStore(EventCatalogue catalogue, EventReader reader, EventSealer sealer) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.sealer = sealer;
        this.json = new EventJson(catalogue);
    }

    /** All events after the cursor. */
    EventsAnswer all(Caller caller, @Nullable String after, int limit) {
        Set<String> streams =
                catalogue.events().stream().map(EventDefinition::stream).collect(Collectors.toSet());
        return answer(reader.readAfter(positions(after, streams), limit), caller);
    }

    /** The events of one aggregate after the cursor. */
    EventsAnswer ofAggregate(Caller caller, String event, String aggregate, @Nullable String after, int limit) {
        EventDefinition definition =
                catalogue.find(event).orElseThrow(() -> ProblemException.notFound("There is no event of this name"));
        StreamPositions from = positions(after, Set.of(definition.stream()));
        return answer(reader.readAggregate(event, aggregate, from.of(definition.stream()), limit), caller);
    }

    private static StreamPositions positions(@Nullable String after, Set<String> streams) {
        if (after == null) {
            return StreamPositions.start();
        }
        return EventCursor.parse(after, streams)
                .orElseThrow(() -> ProblemException.badRequest(
                        "invalid-cursor", "after is not a cursor that this service gave out for these events"));
    }

    private EventsAnswer answer(EventPage page, Caller caller) {
        SealedFieldView view = sealer.viewFor(caller.id()::equals);
        return new EventsAnswer(
                page.events().stream().map(stored -> json.toJson(stored.event(), view)).toList(),
                page.events().stream().map(EventStore::placeOf).toList(),
                EventCursor.textOf(page.next()),
                page.more());
    }

    private static EventsAnswer.Place placeOf(StoredEvent stored) {
        return new EventsAnswer.Place(
                stored.envelope().id(), stored.definition().event(), stored.stream(), stored.sequence());
    }
}
