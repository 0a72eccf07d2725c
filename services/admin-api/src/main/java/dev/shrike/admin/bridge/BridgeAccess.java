package dev.shrike.admin.bridge;

/**
 * The bridge, wherever it runs. Thread-safe.
 */
public interface BridgeAccess {

    /**
     * Its lanes, as they are now.
     *
     * @throws dev.shrike.rest.problem.ProblemException 503 when no instance answers
     */
    BridgeLanes lanes();
}
