package dev.shrike.bridge.desk;

import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.redrive.RedriveOptions;
import dev.shrike.bridge.redrive.RedriveSelection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which dead letters somebody wants to be redriven, as it is sent; all of the conditions must hold.
 *
 * @param ids one of these, or null
 * @param lane of this lane, or null
 * @param reason with this reason's word, or null
 * @param all has to be true when nothing else is given
 * @param asLatest whether also where the key has newer events
 * @param dryRun whether to tell only what would become of them
 */
public record LetterWish(List<String> ids, String lane, String reason, Boolean all, Boolean asLatest, Boolean dryRun) {
    /** Most letters that may be named at once. */
    public static final int MOST = 1_000;

    /**
     * The letters that are meant.
     *
     * @throws IllegalArgumentException when that is nothing, or everything by mistake
     */
    public RedriveSelection selection() {
        List<String> named = ids == null ? List.of() : ids;
        if (named.isEmpty() && lane == null && reason == null && !Boolean.TRUE.equals(all)) {
            throw new IllegalArgumentException("Give ids, lane, reason, or all: true.");
        }
        if (named.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " letters can be named at once.");
        }
        return new RedriveSelection(
                named.stream().map(LetterId::parse).collect(Collectors.toSet()),
                Optional.ofNullable(reason),
                Optional.ofNullable(lane));
    }

    /** How. */
    public RedriveOptions options() {
        return new RedriveOptions(Boolean.TRUE.equals(dryRun), Boolean.TRUE.equals(asLatest));
    }
}
