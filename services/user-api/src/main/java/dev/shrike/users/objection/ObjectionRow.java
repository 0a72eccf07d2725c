package dev.shrike.users.objection;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An objection with what came of its request.
 *
 * @param use against which it is
 * @param ground on which it was refused
 */
@Introspected
record ObjectionRow(
        UUID requestId,
        String use,
        String state,
        LocalDate due,
        @Nullable String ground,
        Instant opened,
        @Nullable Instant decided) {}
