package dev.shrike.bench.gdpr;

import java.io.PrintWriter;

/** One of the things that are measured. */
interface Part {

    /** One word, by which it can be chosen. */
    String name();

    /**
     * Measures, and prints a table.
     *
     * @return whether everything was measured and right; how fast it was is not judged
     */
    boolean run(Effort effort, PrintWriter out) throws Exception;
}
