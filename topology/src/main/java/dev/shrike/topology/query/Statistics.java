package dev.shrike.topology.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was counted, as of the last committed event. Every event counts once, by its id. Thread-safe; answers come from the
 * instances that have what is asked. Every method throws {@link NotReadyException} while these are being restored or moved.
 */
public interface Statistics extends OverallStatistics {

    /** How far back {@link #asOf} goes. */
    Duration HISTORY = Duration.ofDays(7);

    /** What {@link #asOf} is exact to: earlier values are kept as they stood at each whole minute of event time. */
    Duration HISTORY_STEP = Duration.ofMinutes(1);

    /**
     * The overall statistics as they stood when events had come as far as a moment; to the whole minute before it. An event
     * that came later than that is not among them, whatever its own time.
     *
     * @param moment not longer ago than {@link #HISTORY}, beyond which nothing is found
     */
    OverallStatistics asOf(Instant moment);

    /** What one person did; empty for one who did nothing yet, and for one who was erased. */
    Optional<PersonStatistics> person(UUID person);

    /** What is known of one image; empty when nobody ticked or rated it. */
    Optional<ImageStatistics> image(String url);

    /** The people with most ticks, best first. */
    List<PersonCount> leaderboard(int limit);

    /** How many people have ticked. Dear where they are many. */
    long people();

    /**
     * Events per window of event time, oldest first. Windows without events are left out, and so are those older than
     * {@link WindowSize#kept()}.
     *
     * @param from first instant; its window is included
     * @param to instant after the last window, exclusive
     */
    List<WindowCount> windows(WindowSize size, Instant from, Instant to);

    /**
     * How often what services count happened, by name and hour of event time, oldest first. Hours without it are left out,
     * and so are those older than {@link NamedCount#KEPT}.
     *
     * @param name what is counted; empty for all
     * @param from first instant; its hour is included
     * @param to instant after the last hour, exclusive
     */
    List<NamedCount> counts(Optional<String> name, Instant from, Instant to);

    /**
     * How many people did something, by UTC day, oldest first.
     *
     * @param from first day
     * @param to last day, included
     */
    List<ActivePeople> activePeople(LocalDate from, LocalDate to);
}
