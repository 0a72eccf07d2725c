package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.deadletter.StoredLetter.StreamPlace;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.forward.Content;
import dev.shrike.bridge.forward.LetterTranslation;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.lane.Lane;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.SubjectFilter;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.RegistryException;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.wire.KnownSchemaIds;
import dev.shrike.schemas.wire.SchemaIds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which lane reads a message today, and how. Used by one thread. */
final class LaneTranslations {
    private final BridgeSettings settings;
    private final EventCatalogue catalogue;
    private final KafkaAdmin admin;
    private final Map<String, Lane.Forward> lanes = new LinkedHashMap<>();
    private SchemaIds ids;

    LaneTranslations(BridgeSettings settings, EventCatalogue catalogue, KafkaAdmin admin) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.admin = admin;
        for (Lane lane : Lane.of(catalogue, settings.sources())) {
            if (lane instanceof Lane.Forward forward) {
                lanes.put(lane.name(), forward);
            }
        }
    }

    /** The name of the lane that a letter is of today: lanes may have been split since. The one it was of, when there is none. */
    String laneOf(StoredLetter letter) {
        if (lanes.containsKey(letter.lane())) {
            return letter.lane();
        }
        return letter.place()
                .flatMap(place -> lanes.values().stream()
                        .filter(lane -> carries(lane, place))
                        .findFirst())
                .map(Lane::name)
                .orElse(letter.lane());
    }

    private static boolean carries(Lane.Forward lane, StreamPlace place) {
        return lane.stream().equals(place.stream())
                && SubjectFilter.of(lane.filter()).covers(SubjectFilter.of(place.subject()));
    }

    /**
     * The translation of a lane for so many letters; empty when there is no such lane.
     *
     * @param pretend whether nothing is made for it, in the registry or in Kafka; the records are then only good for looking at
     */
    Optional<LetterTranslation> of(String lane, int letters, boolean pretend) {
        return Optional.ofNullable(lanes.get(lane))
                .map(found -> new LetterTranslation(content(found, pretend), admin, letters));
    }

    private Content content(Lane.Forward lane, boolean pretend) {
        return switch (lane) {
            case Lane.Events events -> Content.events(events, catalogue, pretend ? pretended() : ids(), settings);
            case Lane.Raw raw ->
                Content.raw(pretend ? new Lane.Raw(raw.source().withExistingTopicsOnly()) : raw, settings);
        };
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

    private SchemaIds ids() {
        if (ids == null) {
            try (var registry = new SchemaRegistry(
                    settings.registry().url(), settings.registry().timeout())) {
                ids = registry.registerAll(catalogue);
            } catch (RegistryException e) {
                throw new UnavailableException(
                        Incident.REGISTRY_AWAY, "The schema registry is away: " + e.getMessage(), e);
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
