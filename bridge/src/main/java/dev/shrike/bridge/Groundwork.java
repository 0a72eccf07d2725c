package dev.shrike.bridge;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.Sources;
import dev.shrike.bridge.topics.TopicProvisioner;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.RegistryException;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.schemas.wire.SchemaIds;

/** What must be in place before any lane can run: the topics, and the registry's ids of all schemas. */
final class Groundwork {
    private final EventCatalogue catalogue;
    private final BridgeSettings settings;
    private volatile SchemaIds ids;

    Groundwork(EventCatalogue catalogue, BridgeSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * Puts it in place. Running it again is safe.
     *
     * @throws UnavailableException when Kafka or the registry is away
     */
    void lay(Sources sources) {
        new TopicProvisioner(settings.kafka()).provision(catalogue, sources, settings.topics());
        if (ids == null && catalogue.events().stream().anyMatch(event -> sources.carries(event.name()))) {
            try (var registry = new SchemaRegistry(
                    settings.registry().url(), settings.registry().timeout())) {
                ids = registry.registerAll(catalogue);
            } catch (RegistryException e) {
                throw new UnavailableException(
                        Incident.REGISTRY_AWAY, "The schema registry is away: " + e.getMessage(), e);
            }
        }
    }

    /** The ids, once the groundwork is laid for lanes that need them. */
    SchemaIds ids() {
        if (ids == null) {
            throw new IllegalStateException("Lanes run only once the groundwork is laid");
        }
        return ids;
    }
}
