package dev.shrike.topology.reading;

/** Is told when a question was answered by a copy that may lag, on the thread that asked. */
@FunctionalInterface
public interface StaleAnswers {

    /**
     * An answer was given by a standby.
     *
     * @param lag how many records it was behind its owner, at most, when that was last measured
     */
    void given(long lag);
}
