package dev.shrike.standalone.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.admin.bridge.BridgeAccess;
import dev.shrike.admin.bridge.BridgeLanes;
import dev.shrike.bridge.Bridge;
import dev.shrike.bridge.desk.LaneTree;
import jakarta.inject.Singleton;

/** The bridge of this JVM, as the page and operators see it. */
@Singleton
final class LocalBridge implements BridgeAccess {
    private final Bridge bridge;
    private final ObjectMapper json;

    LocalBridge(Bridge bridge, ObjectMapper json) {
        this.bridge = bridge;
        this.json = json;
    }

    @Override
    public BridgeLanes lanes() {
        return json.convertValue(LaneTree.lanes(bridge), BridgeLanes.class);
    }
}
