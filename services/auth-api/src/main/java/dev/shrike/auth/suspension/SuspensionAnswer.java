package dev.shrike.auth.suspension;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is suspended.
 *
 * @param since when it was done
 * @param by which admin did it; absent once that one is erased
 */
@Introspected
@Schema(name = "Suspension")
record SuspensionAnswer(
        Person user, Instant since, @Nullable UUID by) {

    /** The person's id, and nothing else. */
    @Introspected
    @Schema(name = "SuspendedPerson")
    record Person(UUID id) {}

    static SuspensionAnswer of(Suspension row) {
        return new SuspensionAnswer(new Person(row.userId()), row.suspended(), row.suspendedBy());
    }
}
