package dev.shrike.statistics.saved;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** A saved query, as the API shows it. {@code toString} shows the name only. */
@Introspected
record SavedQueryAnswer(
        String name, Person owner, String sql, @Nullable String description, Instant created, Instant changed) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    static SavedQueryAnswer of(SavedQuery query) {
        return new SavedQueryAnswer(
                query.name(),
                new Person(query.owner()),
                query.sql(),
                query.description(),
                query.created(),
                query.changed());
    }

    @Override
    public String toString() {
        return "SavedQueryAnswer[" + name + "]";
    }
}
