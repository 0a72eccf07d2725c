package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.forward.LetterTranslation;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.RegistryException;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.schemas.wire.SchemaIds;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How each lane reads messages today. Used by one thread. */
final class LaneTranslations {
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final KafkaAdmin admin;
    private SchemaIds ids;

    LaneTranslations(BridgeSettings settings, EventCatalogue catalogue, KafkaAdmin admin) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.admin = admin;
    }

    /**
     * The translation of a lane for so many letters; empty when the lane's letters cannot be redriven.
     *
     * @param pretend whether no schema is registered for it; the records are then only good for looking at
     */
    Optional<LetterTranslation> of(String lane, int letters, boolean pretend) {
        return Lane.of(catalogue).stream()
                .filter(found -> found.name().equals(lane))
                .filter(Lane.Forward.class::isInstance)
                .map(Lane.Forward.class::cast)
                .findFirst()
                .map(forward -> new LetterTranslation(
                        forward, catalogue, pretend ? pretended() : ids(), recordLimit(forward), letters));
    }

    /** Why the letters of a lane cannot be redriven. */
    static String whyNot(String lane, StoredLetter letter) {
        if (lane.isEmpty()) {
            return "It is not of the bridge: " + letter.headers().getOrDefault("__streams.errors.topic", "a topology")
                    + " has it";
        }
        return letter.place().isPresent()
                ? "No lane is called " + lane + " any more"
                : "It stands in Kafka, and the lane to NATS refused it: publish it anew where it was made";
    }

    private int recordLimit(Lane.Forward lane) {
        List<String> topics = lane.event().majors().stream()
                .flatMap(major -> Stream.of(major.topic(), major.latestTopic()))
                .toList();
        admin.require(topics);
        return Math.min(settings.topics().maxRecordBytes(), admin.smallestRecordLimit(topics));
    }

    private SchemaIds ids() {
        if (ids == null) {
            try (var registry = new SchemaRegistry(
                    settings.registry().url(), settings.registry().timeout())) {
                ids = registry.registerAll(catalogue);
            } catch (RegistryException e) {
                throw new UnavailableException("The schema registry is away: " + e.getMessage(), e);
            }
        }
        return ids;
    }

    private SchemaIds pretended() {
        var numbers = new HashMap<Long, Integer>();
        catalogue.majors().stream()
                .flatMap(major -> major.minors().stream())
                .forEach(minor -> numbers.put(minor.fingerprint(), numbers.size() + 1));
        return new KnownSchemaIds(numbers);
    }
}
