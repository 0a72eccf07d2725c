package dev.shrike.bridge.desk;

import java.util.Optional;

/**
 * Which dead letters are listed; all of the conditions must hold.
 *
 * @param lane of this lane
 * @param reason with this reason's word
 * @param settled whether those whose events are in the topics now are listed as well
 * @param limit at most so many, the newest; 1 to {@value #MOST}
 */
public record LetterQuery(Optional<String> lane, Optional<String> reason, boolean settled, int limit) {
    /** Most letters of a list. */
    public static final int MOST = 1_000;

    public LetterQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
    }

    boolean matches(LetterRow letter) {
        return lane.map(letter.lane()::equals).orElse(true)
                && reason.map(letter.reason()::equals).orElse(true)
                && (settled || !letter.settled());
    }
}
