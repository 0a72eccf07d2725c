package dev.shrike.admin.bridge;

import dev.shrike.rest.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The bridge, if this installation says where it is. */
@Singleton
final class BridgeSite {
    private final Optional<BridgeAccess> bridge;

    BridgeSite(Optional<BridgeAccess> bridge) {
        this.bridge = bridge;
    }

    BridgeAccess bridge() {
        return bridge.orElseThrow(() ->
                ProblemException.notFound("This installation does not say where its bridge is: shrike.bridge.url."));
    }
}
