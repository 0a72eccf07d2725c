package dev.shrike.bridge.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * A change that a person may make, and what it leads to.
 *
 * @param lane whose checkpoint it is
 * @param to the position behind which the lane would go on; empty means the start of its source
 * @param consequences in sentences
 */
public record CheckpointChange(String lane, Optional<Checkpoint> to, List<String> consequences) {
    public CheckpointChange {
        consequences = List.copyOf(consequences);
    }
}
