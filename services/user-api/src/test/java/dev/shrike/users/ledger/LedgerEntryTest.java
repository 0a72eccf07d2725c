package dev.shrike.users.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.event.Envelope;
import dev.shrike.schemas.gdpr.v1.Gdpr;
import dev.shrike.schemas.gdpr.v1.GdprData;
import dev.shrike.schemas.gdpr.v1.Metadata;
import dev.shrike.schemas.gdpr.v1.User;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";
    private static final String EVIDENCE =
            "{\"keys\":[{\"purpose\":\"sighting\",\"version\":1,\"fingerprint\":\"" + FINGERPRINT + "\"}]}";
    private static final Instant AT = Instant.parse("2026-11-20T22:30:00Z");

    private final UUID person = UUID.randomUUID();
    private final UUID erasure = UUID.randomUUID();
    private final UUID event = UUID.randomUUID();

    @Test
    void aDeletionBelongsToTheErasureThatItNames() {
        assertThat(LedgerEntry.of(stored("delete", person, erasure.toString(), null, null)))
                .contains(new LedgerEntry.Deletion(person, erasure, AT));
    }

    @Test
    void aDeletionOfAServiceWithoutErasuresIsItsOwnErasure() {
        assertThat(LedgerEntry.of(stored("delete", person, null, null, null)))
                .contains(new LedgerEntry.Deletion(person, event, AT));
        assertThat(LedgerEntry.of(stored("delete", person, "a request", null, null)))
                .contains(new LedgerEntry.Deletion(person, event, AT));
    }

    @Test
    void theKeeperOfTheKeysSaysWhichAreDestroyed() {
        assertThat(LedgerEntry.of(stored("shredded", person, erasure.toString(), "user-api", EVIDENCE)))
                .contains(new LedgerEntry.Destruction(person, erasure, AT, List.of(FINGERPRINT)));
    }

    @Test
    void evidenceThatNamesNoKeysStillProvesTheErasure() {
        for (String evidence : List.of("{\"keys\":3}", "", "lost")) {
            assertThat(LedgerEntry.of(stored("shredded", person, erasure.toString(), "user-api", evidence)))
                    .contains(new LedgerEntry.Destruction(person, erasure, AT, List.of()));
        }
    }

    @Test
    void nobodyElseDestroysKeys() {
        assertThat(LedgerEntry.of(stored("shredded", person, erasure.toString(), "tick-api", EVIDENCE)))
                .isEmpty();
        assertThat(LedgerEntry.of(stored("shredded", person, erasure.toString(), null, EVIDENCE)))
                .isEmpty();
    }

    @Test
    void theKeysOfNobodyAreNotErased() {
        assertThat(LedgerEntry.of(stored("delete", new UUID(0, 0), erasure.toString(), null, null)))
                .isEmpty();
    }

    @Test
    void otherRightsAreNoMatterOfKeys() {
        assertThat(LedgerEntry.of(stored("export", person, erasure.toString(), null, null)))
                .isEmpty();
        assertThat(LedgerEntry.of(stored("erased", person, erasure.toString(), "tick-api", "{}")))
                .isEmpty();
    }

    private StoredEvent stored(String type, UUID whose, String correlation, String participant, String evidence) {
        Gdpr gdpr = Gdpr.newBuilder()
                .setId(event.toString())
                .setType(type)
                .setVersion("1.1")
                .setData(GdprData.newBuilder()
                        .setUser(new User(whose.toString()))
                        .setParticipant(participant)
                        .setEvidence(evidence)
                        .build())
                .setMetadata(Metadata.newBuilder()
                        .setSource("services/UserAPI")
                        .setTime(AT)
                        .setCorrelationId(correlation)
                        .build())
                .build();
        return new StoredEvent(CATALOGUE.of(gdpr), gdpr, Envelope.of(gdpr), "a-stream", 1, "", AT);
    }
}
