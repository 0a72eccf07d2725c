package dev.shrike.gdpr.scan.kafka;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The topics whose purpose is to remember who was erased, and which keep the ids of erased people for ever: the ledger of erasures,
 * and the changelogs of the state stores that guard against late events. Immutable and thread-safe.
 */
public final class Remembrance {

    /** The ledger's event. */
    private static final String LEDGER = "gdpr";

    private final Set<String> ledger = new HashSet<>();
    private final Set<String> stores;

    /** @param stores names of the state stores that remember who was erased, as {@code erased-people} */
    public Remembrance(EventCatalogue catalogue, Set<String> stores) {
        this.stores = Set.copyOf(stores);
        for (MajorVersion major :
                catalogue.find(LEDGER).map(EventDefinition::majors).orElse(List.of())) {
            ledger.add(major.topic());
            ledger.add(major.latestTopic());
        }
    }

    boolean isKeptIn(String topic) {
        return ledger.contains(topic) || stores.stream().anyMatch(store -> topic.endsWith("-" + store + "-changelog"));
    }
}
