package dev.shrike.bridge.redrive;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.StoredLetter;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant; all of the conditions must hold.
 *
 * @param ids one of these; any when empty
 * @param reason with this reason's word
 * @param lane of this lane
 */
public record RedriveSelection(Set<LetterId> ids, Optional<String> reason, Optional<String> lane) {
    public RedriveSelection {
        ids = Set.copyOf(ids);
    }

    /** Every letter. */
    public static RedriveSelection all() {
        return new RedriveSelection(Set.of(), Optional.empty(), Optional.empty());
    }

    boolean matches(StoredLetter letter) {
        return (ids.isEmpty() || ids.contains(letter.id()))
                && reason.map(letter.reason()::equals).orElse(true)
                && lane.map(letter.lane()::equals).orElse(true);
    }
}
