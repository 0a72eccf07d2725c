package dev.shrike.messaging.redrive;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Reads a letter's event and raises it as far as upcasters reach and the handler listens. */
@Singleton
final class Raising {
    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;
    private final List<EventUpcaster> upcasters;

    Raising(EventCatalogue catalogue, SingleObjectEncoding encoding, List<EventUpcaster> upcasters) {
        this.catalogue = catalogue;
        this.encoding = encoding;
        this.upcasters = List.copyOf(upcasters);
    }

    /**
     * The event as the handler is to get it; empty when it does not listen to what can be made of it.
     *
     * @throws SchemaException when it cannot be read
     */
    Optional<ReceivedEvent> read(Parked letter, EventHandler handler) {
        SpecificRecord event = encoding.decode(letter.payload());
        if (!catalogue.of(event).subjectOf(event).equals(letter.subject())) {
            throw new SchemaException("The event does not belong on its subject");
        }
        Optional<EventUpcaster> next = upcaster(event, handler);
        while (next.isPresent()) {
            event = next.get().upcast(event);
            next = upcaster(event, handler);
        }
        ReceivedEvent received = received(event, letter);
        return covers(handler, received) ? Optional.of(received) : Optional.empty();
    }

    private Optional<EventUpcaster> upcaster(SpecificRecord event, EventHandler handler) {
        MajorVersion version = catalogue.of(event);
        boolean wantsNewer = catalogue.event(version.event()).majors().stream()
                .filter(major -> major.major() > version.major())
                .anyMatch(major -> handler.selections().stream().anyMatch(selection -> selection.covers(major)));
        return upcasters.stream()
                .filter(each -> wantsNewer && each.event().equals(version.event()) && each.from() == version.major())
                .findFirst();
    }

    private ReceivedEvent received(SpecificRecord event, Parked letter) {
        MajorVersion version = catalogue.of(event);
        return new ReceivedEvent(
                version,
                event,
                Envelope.of(event),
                letter.stream(),
                letter.sequence(),
                version.subjectOf(event),
                letter.failures() + 1L);
    }

    private static boolean covers(EventHandler handler, ReceivedEvent received) {
        return handler.selections().stream()
                .anyMatch(selection -> selection.covers(
                        received.definition(), received.envelope().type()));
    }
}
