package dev.shrike.users.ledger;

import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsUnavailableException;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.EventSelection;
import dev.shrike.schemas.catalogue.EventCatalogue;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.StreamInfo;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** The ledger where it is kept. All methods throw {@link NatsUnavailableException} when that does not answer. */
@Singleton
class LedgerStream {

    private static final String EVENT = "gdpr";

    private final NatsConnection nats;
    private final EventReader reader;
    private final String name;

    LedgerStream(NatsConnection nats, EventReader reader, EventCatalogue catalogue) {
        this.nats = nats;
        this.reader = reader;
        this.name = catalogue.event(EVENT).stream();
    }

    String name() {
        return name;
    }

    /** Behind its last entry. */
    LedgerPosition end() {
        try {
            StreamInfo info = nats.management().getStreamInfo(name);
            Instant created =
                    info.getCreateTime().toInstant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
            long last = info.getStreamState().getLastSequence();
            return new LedgerPosition(
                    created,
                    last,
                    reader.last(EventSelection.of(EVENT))
                            .filter(event -> event.sequence() == last)
                            .map(event -> event.envelope().id()));
        } catch (IOException | JetStreamApiException e) {
            throw new NatsUnavailableException("Could not ask for stream " + name + ": " + e.getMessage(), e);
        }
    }

    EventPage after(long sequence) {
        return reader.readStream(EVENT, sequence, EventReader.MAX_LIMIT);
    }

    /** Why this is not the ledger that a position was noted in, seen from its end; empty when it is. */
    Optional<String> differs(LedgerPosition noted, LedgerPosition end) {
        if (!noted.created().equals(end.created())) {
            return Optional.of("was made anew at " + end.created());
        }
        if (end.sequence() < noted.sequence()) {
            return Optional.of("ends at " + end.sequence() + ", before " + noted.sequence());
        }
        if (noted.event().isEmpty() || noted.event().equals(eventAt(noted.sequence(), end))) {
            return Optional.empty();
        }
        return Optional.of("holds another event at " + noted.sequence() + " than before");
    }

    private Optional<UUID> eventAt(long sequence, LedgerPosition end) {
        return sequence == end.sequence()
                ? end.event()
                : reader.at(EVENT, sequence).map(event -> event.envelope().id());
    }
}
