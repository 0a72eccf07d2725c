package dev.shrike.topology.statistics;

import dev.shrike.topology.query.PersonStatistics;
import java.time.Instant;
import java.util.UUID;

/**
 * State of one person; the fields of {@link PersonStatistics}.
 *
 * @param lastActive in milliseconds since 1970
 */
record PersonTally(long ticks, long species, long ratings, long activeDays, long lastActive) {
    static final PersonTally NONE = new PersonTally(0, 0, 0, 0, 0);

    /** None of a person who is not known. */
    static long ticksOf(PersonTally tally) {
        return tally == null ? 0 : tally.ticks();
    }

    /** With one more event. */
    PersonTally with(Fact fact, boolean newSpecies, boolean newDay) {
        return new PersonTally(
                ticks + (fact.isTick() ? 1 : 0),
                species + (newSpecies ? 1 : 0),
                ratings + (fact.isRating() ? 1 : 0),
                activeDays + (newDay ? 1 : 0),
                fact.isActivity() ? Math.max(lastActive, fact.time()) : lastActive);
    }

    PersonStatistics view(String person) {
        return new PersonStatistics(
                UUID.fromString(person), ticks, species, ratings, activeDays, Instant.ofEpochMilli(lastActive));
    }
}
