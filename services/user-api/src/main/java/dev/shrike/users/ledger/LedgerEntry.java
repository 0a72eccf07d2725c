package dev.shrike.users.ledger;

import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one event of the ledger says about keys. */
sealed interface LedgerEntry {

    /** Who destroys keys. What others say about it is not believed. */
    String KEEPER = "user-api";

    Logger LOG = LoggerFactory.getLogger(LedgerEntry.class);
    UUID NOBODY = new UUID(0, 0);

    UUID person();

    UUID erasure();

    Instant at();

    /** Somebody is to be erased. */
    record Deletion(UUID person, UUID erasure, Instant at) implements LedgerEntry {}

    /** Somebody's keys were destroyed. */
    record Destruction(UUID person, UUID erasure, Instant at, List<String> fingerprints) implements LedgerEntry {}

    /** Empty for what is no matter of keys. */
    static Optional<LedgerEntry> of(StoredEvent stored) {
        UUID person = stored.definition().personOf(stored.event()).orElse(NOBODY);
        if (person.equals(NOBODY) || !(stored.event() instanceof Gdpr event)) {
            return Optional.empty(); // the keys of nobody in particular are not anybody's to erase
        }
        UUID erasure = erasure(stored);
        Instant at = stored.envelope().time();
        return switch (stored.envelope().type()) {
            case "delete" -> Optional.of(new Deletion(person, erasure, at));
            case "shredded" -> fingerprints(event).map(keys -> new Destruction(person, erasure, at, keys));
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> fingerprints(Gdpr event) {
        GdprData data = event.getData();
        if (!KEEPER.equals(data.getParticipant())) {
            LOG.warn(
                    "Event {} says that keys were destroyed, and is not from who destroys keys; ignored",
                    event.getId());
            return Optional.empty();
        }
        String evidence = data.getEvidence() == null ? "" : data.getEvidence();
        Optional<List<String>> found = ShreddedEvidence.fingerprints(evidence);
        if (found.isEmpty()) {
            LOG.error("Event {} has evidence that names no keys: only the person counts as erased", event.getId());
        }
        return Optional.of(found.orElse(List.of()));
    }

    /** As user-api announces it; of a service that has no erasures of its own, the event itself. */
    private static UUID erasure(StoredEvent stored) {
        UUID event = stored.envelope().id();
        return stored.envelope()
                .correlationId()
                .filter(id -> id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .orElse(event);
    }
}
