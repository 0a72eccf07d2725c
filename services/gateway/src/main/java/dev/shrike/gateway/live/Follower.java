package dev.shrike.gateway.live;

/** Who is handed events by the {@link Board}, under its lock: nothing here waits. Thread-safe. */
interface Follower {

    Scope scope();

    /** An event of its scope, after all earlier ones. */
    void offer(Frame frame);

    /** A stream was made anew: what comes of it now begins at its beginning. */
    void begunAnew(int stream, Signal.Gap gap);

    /** Whether it has taken all that it was offered. */
    boolean isDrained();

    /** It is over. */
    void end(Ending ending);
}
