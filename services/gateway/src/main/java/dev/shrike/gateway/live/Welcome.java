package dev.shrike.gateway.live;

import dev.shrike.rest.identity.RefusedTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * For how long a viewer may look on: until the token ends, or until a look now and then finds that it is refused. Used by one thread.
 */
final class Welcome {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Viewer viewer;
    private final List<RefusedTokens> refusals;
    private final Clock clock;
    private final Duration recheck;
    private Instant next;
    private Ending ending;

    Welcome(Viewer viewer, List<RefusedTokens> refusals, Clock clock, Duration recheck) {
        this.viewer = viewer;
        this.refusals = refusals;
        this.clock = clock;
        this.recheck = recheck;
        this.next = clock.instant().plus(recheck);
    }

    /** How long until it has to be asked again. */
    Duration untilCheck() {
        Duration rest = Duration.between(
                clock.instant(), viewer.expires().filter(next::isAfter).orElse(next));
        return rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest;
    }

    /** Whether the viewer has to go. May ask a database. */
    boolean isOver() {
        Instant now = clock.instant();
        if (viewer.expires().isPresent() && !now.isBefore(viewer.expires().get())) {
            ending = Ending.EXPIRED;
        } else if (!now.isBefore(next)) {
            next = now.plus(recheck);
            if (refusals.stream().anyMatch(tokens -> tokens.refuses(viewer.id(), viewer.tokenId()))) {
                ending = Ending.REFUSED;
            }
        }
        return ending != null;
    }

    /** Why. */
    Ending ending() {
        return ending;
    }
}
