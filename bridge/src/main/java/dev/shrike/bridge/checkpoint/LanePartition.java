package dev.shrike.bridge.checkpoint;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition of the checkpoint topic a lane belongs to: where its checkpoint is, and by whose owner it is run. */
public final class LanePartition {
    private LanePartition() {}

    /** As Kafka's own partitioner would place the lane's name. */
    public static int of(String lane, int partitions) {
        return Utils.toPositive(Utils.murmur2(lane.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
