package dev.shrike.users.recipient;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * That a recipient is told of an event about a person.
 *
 * @param user whom it is about
 * @param state {@code queued}, {@code sending}, {@code delivered}, {@code failed} or {@code cancelled}
 * @param failure why the last attempt was in vain
 * @param nextAttempt when it is tried next
 * @param giveUp after which it is not tried any more
 */
@Introspected
record Delivery(
        UUID id,
        String recipient,
        UUID eventId,
        Person user,
        String kind,
        String state,
        int attempts,
        String failure,
        @Nullable Instant nextAttempt,
        Instant giveUp,
        Instant created,
        @Nullable Instant delivered) {

    /** The person's id, and nothing else. */
    @Introspected
    record Person(UUID id) {}
}
