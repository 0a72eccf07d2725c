package dev.shrike.topology.score;

/**
 * Says how good an image is. A pure function: the same evidence has the same score for ever, so that a replay gives the same
 * events. Thread-safe.
 */
public interface ScoreModel {

    /** The exact value, from 1 to 5; the score is this, rounded half up. */
    double mean(ImageEvidence evidence);

    /** The score, from 1 to 5. */
    default int score(ImageEvidence evidence) {
        return Math.clamp(Math.round(mean(evidence)), 1, 5);
    }
}
