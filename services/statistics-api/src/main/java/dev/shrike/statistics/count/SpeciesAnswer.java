package dev.shrike.statistics.count;

import dev.shrike.topology.query.SpeciesCount;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Species, most often ticked first, by name where equal.
 *
 * @param asOf the moment that was asked about; left out where the answer is of now
 */
record SpeciesAnswer(List<Row> species, @Nullable Instant asOf) {

    private static final Comparator<SpeciesCount> ORDER =
            Comparator.comparingLong(SpeciesCount::sightings).reversed().thenComparing(SpeciesCount::species);

    static SpeciesAnswer of(List<SpeciesCount> counts, @Nullable Instant asOf) {
        return new SpeciesAnswer(
                counts.stream()
                        .sorted(ORDER)
                        .map(count -> new Row(count.species(), count.sightings()))
                        .toList(),
                asOf);
    }

    /** A species, by scientific name, and how often it was ticked. */
    record Row(String species, long count) {}
}
