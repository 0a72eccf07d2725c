package dev.shrike.ticks.tick;

import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/**
 * Which of a person's ticks are wanted.
 *
 * @param image only those of this image; null for all
 * @param after the cursor that the page before gave: the id of its last tick
 * @param limit most ticks on the page
 */
record TickQuery(
        UUID person, @Nullable String image, @Nullable UUID after, int limit) {}
