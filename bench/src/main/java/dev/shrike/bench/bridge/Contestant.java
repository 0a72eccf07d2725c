package dev.shrike.bench.bridge;

/** One way to bring a stream into its two topics. */
interface Contestant {

    /** How the table calls it. */
    String name();

    /**
     * Mirrors the stream from its beginning into empty topics and ends.
     *
     * @param events so many at least
     * @param watch begun when all clients are connected and the first event is asked for, ended when the last one is committed
     */
    void mirror(long events, Stopwatch watch) throws Exception;
}
