package dev.shrike.bridge.topics;

/** The two topics that belong to the bridge and to no event. */
public final class BridgeTopics {
    /** What could not be mirrored, with its bytes and the reason. */
    public static final String DEAD_LETTER = "dead-letter";
    /** The compacted topic with the last mirrored position of each lane; its partitions are what instances share. */
    public static final String CHECKPOINTS = "bridge.checkpoints";

    private BridgeTopics() {}
}
