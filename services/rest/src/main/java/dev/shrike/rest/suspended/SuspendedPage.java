package dev.shrike.rest.suspended;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;

/**
 * Some of those who are suspended.
 *
 * @param next what to ask for next with {@code after}; absent at the end
 */
@Introspected
public record SuspendedPage(List<UUID> people, @Nullable UUID next) {
    public SuspendedPage {
        people = List.copyOf(people);
    }
}
