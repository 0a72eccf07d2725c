package dev.shrike.statistics.saved;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A statement under a name. {@code toString} shows the name only.
 *
 * @param owner who saved it first
 */
@MappedEntity("saved_query")
record SavedQuery(
        @Id String name, UUID owner, String sql, @Nullable String description, Instant created, Instant changed) {

    @Override
    public String toString() {
        return "SavedQuery[" + name + "]";
    }
}
