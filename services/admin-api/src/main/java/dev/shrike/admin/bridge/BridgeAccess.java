package dev.shrike.admin.bridge;

import java.util.Optional;

/**
 * The bridge, wherever it runs. Every call may end with a {@link dev.shrike.rest.problem.ProblemException}: 503 when no instance of it
 * answers, or what it needs does not. Thread-safe.
 */
public interface BridgeAccess {

    /** Its lanes, as they are now. */
    BridgeLanes lanes();

    /**
     * Dead letters; what was committed shows within a second.
     *
     * @param authorization the header of whoever asks
     */
    BridgeLetters letters(BridgeLetters.Query query, String authorization);

    /** One dead letter, if it is there. */
    Optional<BridgeLetter> letter(String id, String authorization);

    /**
     * Brings letters in that are valid by now. Their lanes pause for some seconds.
     *
     * @throws dev.shrike.rest.problem.ProblemException 409 when a redrive is under way
     */
    BridgeRedrive redrive(BridgeRedrive.Wish wish, String authorization);
}
