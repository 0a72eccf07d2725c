package dev.shrike.topology.serde;

import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.rate.v1.Rate;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * What an event must be, beyond its schema, for a topology to count on it. Services refuse the same at their doors; this is for
 * producers that come another way. Thread-safe.
 */
final class FitEvents {
    private static final int BEST = 5;

    /** Parts the keys of state stores; in an image's address or a name it would make two keys look like one. */
    private static final char SEPARATOR = '\0';

    private final EventCatalogue catalogue;

    FitEvents(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Why no topology can handle the event; empty when all can. */
    Optional<String> unfit(SpecificRecord event) {
        try {
            UUID id = Envelope.idOf(event);
            Envelope.timeOf(event);
            MajorVersion major = catalogue.of(event);
            major.personOf(event).ifPresent(UUID::version);
            if (major.keyOf(event).indexOf(SEPARATOR) >= 0) {
                return Optional.of(
                        "The key of event " + id + " has a character that keys of state stores are parted by");
            }
            return rating(event)
                    .filter(rating -> rating < 1 || rating > BEST)
                    .map(rating -> "Rating " + rating + " of event " + id + " is not from 1 to " + BEST);
        } catch (SchemaException | IllegalArgumentException e) {
            return Optional.of("Event without proper ids: " + e.getMessage());
        }
    }

    private static Optional<Integer> rating(SpecificRecord event) {
        return switch (event) {
            case Rate old -> Optional.of(old.getData().getRating());
            case dev.shrike.schemas.rate.v2.Rate rate ->
                Optional.of(rate.getData().getRating());
            default -> Optional.empty();
        };
    }
}
