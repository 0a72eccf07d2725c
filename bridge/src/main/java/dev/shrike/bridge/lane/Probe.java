package dev.shrike.bridge.lane;

/** Named points of a lane's life where a test may look, wait or crash it. */
@FunctionalInterface
public interface Probe {
    /** Does nothing. */
    Probe NONE = (lane, point) -> {};

    /** The points, in the order in which a lane passes them. */
    enum Point {
        /** The predecessor is fenced; the checkpoint is not read yet. */
        FENCED,
        /** Records of a transaction are handed to the producer (forward) or acknowledged by NATS (reverse); nothing is committed. */
        PRODUCED,
        /** The transaction is committed. */
        COMMITTED
    }

    /** A lane has got to a point. What this throws ends the lane's attempt like a crash. */
    void reached(String lane, Point point);
}
