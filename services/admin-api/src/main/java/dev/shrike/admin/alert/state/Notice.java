package dev.shrike.admin.alert.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is told of one group at one time. */
public record Notice(UUID id, String group, List<Alert> firing, List<Alert> resolved, Instant at) {

    /** Copies the lists. */
    public Notice {
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }
}
