package dev.shrike.topology.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The compacted topics of the statistics, the one place that knows their names. Keys are readable text, values are JSON in
 * snake case with the fields of the view named. Their only writer is the statistics topology.
 */
public enum StatisticsTopics {
    /** Events by name, major version and type, as {@link dev.shrike.topology.query.EventCount}. */
    TOTALS,
    /** Ticks by species, as {@link dev.shrike.topology.query.SpeciesCount}. */
    SPECIES,
    /** What each person did, by user id, as {@link dev.shrike.topology.query.PersonStatistics}. */
    PEOPLE,
    /** Ratings and ticks of each image, by url, as {@link dev.shrike.topology.query.ImageStatistics}. */
    IMAGES,
    /** Events by window, as {@link dev.shrike.topology.query.WindowCount}. */
    WINDOWS,
    /** People by day, as {@link dev.shrike.topology.query.ActivePeople}. */
    ACTIVE_PEOPLE,
    /** What services count, by name and hour, as {@link dev.shrike.topology.query.NamedCount}. */
    COUNTS,
    /** The people with most ticks, by rank from 001, as {@link dev.shrike.topology.query.PersonCount}. */
    LEADERBOARD;

    /** The name of the topic. */
    public String topic() {
        return "statistics." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1.latest";
    }

    /** All names. */
    public static List<String> topics() {
        return Arrays.stream(values()).map(StatisticsTopics::topic).toList();
    }
}
