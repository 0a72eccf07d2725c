package dev.shrike.topology.runtime;

import java.util.List;

/**
 * How the topologies are. Up only when every one of them is running with all its state.
 *
 * @param state the worst of the topologies' states
 * @param reason why it is so, in a sentence
 * @param topologies each of them
 */
public record RuntimeHealth(State state, String reason, List<TopologyHealth> topologies) {

    /** Copies the list. */
    public RuntimeHealth {
        topologies = List.copyOf(topologies);
    }

    /** Whether everything runs. */
    public boolean up() {
        return state == State.UP;
    }

    /** From well to ill. */
    public enum State {
        /** Running with all its state. */
        UP,
        /** Loading state stores from their changelogs; queries are refused. */
        RESTORING,
        /** Not yet running, or being moved. */
        STARTING,
        /** Closed, never started, or given up after a failure. */
        DOWN
    }

    /**
     * How one topology is.
     *
     * @param name its application id
     * @param state its state
     * @param reason why it is so
     * @param restore how far the state stores are loaded
     */
    public record TopologyHealth(String name, State state, String reason, RestoreProgress restore) {}

    /**
     * How far state stores are loaded, since the start.
     *
     * @param restored records loaded
     * @param total records to load, as far as known
     */
    public record RestoreProgress(long restored, long total) {}
}
