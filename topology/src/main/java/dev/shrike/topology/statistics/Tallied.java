package dev.shrike.topology.statistics;

import dev.shrike.topology.module.ErasureReport;
import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.PersonStatistics;
import java.util.List;
import java.util.Map;

/** What the counting of people gives to the next steps. */
sealed interface Tallied {

    /** The node that each kind goes to. */
    Map<Class<? extends Tallied>, String> NODES = Map.of(
            Person.class, "people",
            OnImage.class, "on-images",
            Removed.class, "reports",
            Part.class, "parts",
            Board.class, "boards-of-partitions");

    /** The node that this goes to. */
    default String node() {
        return NODES.get(getClass());
    }

    /** New numbers of a person; none when the person was erased. Keyed by person. */
    record Person(PersonStatistics numbers) implements Tallied {}

    /** Something happened to an image. Keyed by image. */
    record OnImage(ImageFact fact) implements Tallied {}

    /** A person was removed. Keyed by the order's id. */
    record Removed(ErasureReport report) implements Tallied {}

    /** What one partition counted so far. Keyed by counter. */
    record Part(Subtotal subtotal) implements Tallied {}

    /** The best of one partition. Keyed by board. */
    record Board(LocalBoard best) implements Tallied {}

    /**
     * What one partition counted of something so far. It replaces what the partition said before, so that saying it twice does
     * no harm.
     */
    record Subtotal(int partition, long count) {}

    /** The people with most ticks of one partition, best first. It replaces what the partition said before. */
    record LocalBoard(int partition, List<PersonCount> best) {}
}
