package dev.shrike.topology.runtime;

/** The topologies cannot start: a topic is missing or has the wrong shape, or a server does not answer. */
public final class TopologyStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopologyStartException(String message) {
        super(message);
    }

    TopologyStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
