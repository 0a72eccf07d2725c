package dev.shrike.users.erasure;

import dev.shrike.messaging.read.EventReader;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * What the ledger, the stream of {@code gdpr} events, says of one person. It knows what this service's database may have lost, when
 * that was restored. Asks NATS each time. Thread-safe.
 */
@Singleton
class PersonLedger {
    private static final String EVENT = "gdpr";

    private final EventReader reader;

    PersonLedger(EventReader reader) {
        this.reader = reader;
    }

    /**
     * Entries of one type, oldest first.
     *
     * @throws dev.shrike.messaging.MessagingException when NATS does not answer
     */
    List<Gdpr> of(UUID person, String type) {
        return reader.readAggregate(EVENT, person.toString(), 0, EventReader.MAX_LIMIT).events().stream()
                .filter(stored -> stored.envelope().type().equals(type))
                .map(StoredEvent::event)
                .map(Gdpr.class::cast)
                .toList();
    }

    boolean has(UUID person, String type) {
        return !of(person, type).isEmpty();
    }
}
