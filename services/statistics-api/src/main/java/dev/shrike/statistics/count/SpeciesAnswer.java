package dev.shrike.statistics.count;

import dev.shrike.topology.query.SpeciesCount;
import java.util.Comparator;
import java.util.List;

/** Species, most often ticked first, by name where equal. */
record SpeciesAnswer(List<Row> species) {

    private static final Comparator<SpeciesCount> ORDER =
            Comparator.comparingLong(SpeciesCount::sightings).reversed().thenComparing(SpeciesCount::species);

    static SpeciesAnswer of(List<SpeciesCount> counts) {
        return new SpeciesAnswer(counts.stream()
                .sorted(ORDER)
                .map(count -> new Row(count.species(), count.sightings()))
                .toList());
    }

    /** A species, by scientific name, and how often it was ticked. */
    record Row(String species, long count) {}
}
