package dev.shrike.rest.people;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Some of the people who are registered. Immutable.
 *
 * @param next the id after which the next page begins; absent with the last page
 */
@Introspected
public record PeoplePage(List<Person> people, @Nullable UUID next) {

    /** Copies the list. */
    public PeoplePage {
        people = List.copyOf(people);
    }

    /** Somebody, by id only: what they are called stands in user-api alone. */
    @Introspected
    public record Person(UUID id, Instant registered) {}
}
