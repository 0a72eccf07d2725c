package dev.shrike.topology.query;

import java.util.List;

/**
 * Counters that name nobody, as they are or as they were. Thread-safe; throws {@link NotReadyException} while what is asked is
 * being restored or moved.
 */
public interface OverallStatistics {

    /** How many events there were, by event and type. */
    Totals totals();

    /** Sightings by species, most often seen first. */
    List<SpeciesCount> species(int limit);
}
