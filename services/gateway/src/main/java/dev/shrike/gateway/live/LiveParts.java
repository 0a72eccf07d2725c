package dev.shrike.gateway.live;

import dev.shrike.messaging.read.EventReader;
import dev.shrike.rest.identity.RefusedTokens;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * What all clients share.
 *
 * @param reads how many may read the event store at a time
 * @param refusals who says which tokens are no longer welcome
 */
record LiveParts(
        LiveSettings settings,
        StreamTable table,
        Board board,
        Feeds feeds,
        Clients clients,
        EventReader reader,
        Semaphore reads,
        Frame.View views,
        Erasures erasures,
        LiveMeters meters,
        List<RefusedTokens> refusals,
        Clock clock) {

    Welcome welcomeOf(Viewer viewer) {
        return new Welcome(viewer, refusals, clock, settings.recheck());
    }
}
