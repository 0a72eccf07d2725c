package dev.shrike.bridge.verify;

/** Is told how far a comparison has come. Called by the thread that compares. */
public interface VerificationProgress {
    /** Tells nobody. */
    VerificationProgress NONE = new VerificationProgress() {
        @Override
        public void begin(String what, long steps) {}

        @Override
        public void step() {}
    };

    /**
     * A part begins.
     *
     * @param what is read
     * @param steps about how many messages or records it has
     */
    void begin(String what, long steps);

    /** One message or record is read. */
    void step();
}
