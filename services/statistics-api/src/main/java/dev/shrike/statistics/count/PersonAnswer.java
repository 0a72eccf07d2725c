package dev.shrike.statistics.count;

import dev.shrike.topology.query.PersonCount;
import dev.shrike.topology.query.PersonStatistics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one person did.
 *
 * @param ticks how many ticks
 * @param species how many different species
 * @param ratings how many ratings given
 * @param activeDays on how many UTC days
 * @param lastActive time of the newest event
 */
record PersonAnswer(User user, long ticks, long species, long ratings, long activeDays, Instant lastActive) {

    static PersonAnswer of(PersonStatistics person) {
        return new PersonAnswer(
                new User(person.person()),
                person.ticks(),
                person.species(),
                person.ratings(),
                person.activeDays(),
                person.lastActive());
    }

    /** A person, by pseudonymous id. */
    record User(UUID id) {}

    /** The people with most ticks, best first. */
    record Leaderboard(List<Row> people) {

        static Leaderboard of(List<PersonCount> counts) {
            return new Leaderboard(counts.stream()
                    .map(count -> new Row(new User(count.person()), count.ticks()))
                    .toList());
        }

        /** One person's place. */
        record Row(User user, long ticks) {}
    }
}
