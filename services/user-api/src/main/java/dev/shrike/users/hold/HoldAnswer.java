package dev.shrike.users.hold;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A legal hold, as the API shows it. {@code toString} shows the person's id only.
 *
 * @param by who placed it; admins see it
 * @param review until when somebody has to look whether it is still needed
 */
@Introspected
record HoldAnswer(Person user, String reason, @Nullable UUID by, Instant placed, LocalDate review) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}

    @Override
    public String toString() {
        return "HoldAnswer[" + user.id() + "]";
    }
}
