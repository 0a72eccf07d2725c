package dev.shrike.users.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.gdpr.cache.CachingDataKeys;
import dev.shrike.gdpr.key.PersonErasedException;
import dev.shrike.gdpr.key.VaultUnavailableException;
import dev.shrike.gdpr.scan.probe.Probe;
import dev.shrike.gdpr.scan.probe.ProbeMaker;
import dev.shrike.gdpr.seal.EventSealer;
import dev.shrike.gdpr.seal.Opened;
import dev.shrike.gdpr.vault.PostgresVault;
import dev.shrike.messaging.read.EventPage;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.sealed.SealedField;
import dev.shrike.users.profile.SealedProfiles;
import dev.shrike.users.profile.UserTable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.generic.IndexedRecord;

/**
 * Takes a probe of a person's values: the stored profile, and every sealed value in every event of theirs that the event store
 * still has. Thread-safe; asks vault and NATS, so it is no work for inside a transaction.
 */
@Singleton
public final class ProbeTaker {

    /** The vault is in this service's own database, so keys are kept for speed only, and for one person's probe. */
    private static final Duration KEYS_KEPT = Duration.ofSeconds(5);

    /** Many people share one; it says nothing about a person. */
    private static final String USER_AGENT = "user_agent";

    private final UserTable users;
    private final SealedProfiles profiles;
    private final EventReader events;
    private final EventCatalogue catalogue;
    private final PostgresVault vault;

    ProbeTaker(
            UserTable users,
            SealedProfiles profiles,
            EventReader events,
            EventCatalogue catalogue,
            PostgresVault vault) {
        this.users = users;
        this.profiles = profiles;
        this.events = events;
        this.catalogue = catalogue;
        this.vault = vault;
    }

    /**
     * Takes it, before the person's keys are destroyed.
     *
     * @throws PersonErasedException when it is too late
     * @throws VaultUnavailableException when values cannot be opened now
     * @throws dev.shrike.messaging.nats.NatsUnavailableException when the event store cannot be read now
     */
    public Probe take(UUID person) {
        ProbeMaker maker = new ProbeMaker();
        EventSealer sealer = new EventSealer(new CachingDataKeys(vault, KEYS_KEPT), catalogue);
        users.findById(person).ifPresent(row -> add(maker, person, profiles.stored(row), sealer));
        catalogue.events().stream().filter(ProbeTaker::seals).forEach(event -> addAll(maker, person, event, sealer));
        return maker.make();
    }

    private void addAll(ProbeMaker maker, UUID person, EventDefinition event, EventSealer sealer) {
        long after = 0;
        EventPage page;
        do {
            page = events.readAggregate(event.name(), person.toString(), after, EventReader.MAX_LIMIT);
            page.events().forEach(stored -> add(maker, person, stored.event(), sealer));
            after = page.next().of(event.stream());
        } while (page.more());
    }

    private void add(ProbeMaker maker, UUID person, IndexedRecord event, EventSealer sealer) {
        for (SealedField field : catalogue.of(event).sealedFields()) {
            if (field.read(event).isPresent() && field.personOf(event).equals(person)) {
                switch (sealer.open(event, field)) {
                    case Opened.Readable(JsonNode value) -> add(maker, value);
                    case Opened.Erased _ -> throw new PersonErasedException(person);
                    case Opened.Unavailable(String reason) -> throw new VaultUnavailableException(reason);
                    case Opened.Tampered _ -> maker.leaveOut();
                }
            }
        }
    }

    private static void add(ProbeMaker maker, JsonNode value) {
        if (value instanceof ObjectNode object && object.has(USER_AGENT)) {
            maker.leaveOut();
            maker.add(object.without(USER_AGENT));
        } else {
            maker.add(value);
        }
    }

    private static boolean seals(EventDefinition event) {
        return event.majors().stream().anyMatch(major -> !major.sealedFields().isEmpty());
    }
}
