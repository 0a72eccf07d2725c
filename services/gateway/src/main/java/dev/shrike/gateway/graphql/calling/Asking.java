package dev.shrike.gateway.graphql.calling;

import dev.shrike.rest.identity.Caller;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks, and what goes along with every call that is made for them. Immutable; {@code toString} leaves the token out.
 *
 * @param authentication who asks, as their token said
 * @param token the token that they came with, without {@code Bearer}
 * @param position what answers have to include, where a field does not say so itself
 * @param lastEventId where a subscription goes on, where the field does not say so itself
 * @param requestId the id that their request has, to be passed on
 * @param context the trace that the request belongs to
 */
public record Asking(
        Authentication authentication,
        String token,
        Optional<String> position,
        Optional<String> lastEventId,
        Optional<String> requestId,
        PropagatedContext context) {

    /** The person's id. */
    public UUID person() {
        return Caller.of(authentication).id();
    }

    @Override
    public String toString() {
        return "Asking[" + person() + "]";
    }
}
