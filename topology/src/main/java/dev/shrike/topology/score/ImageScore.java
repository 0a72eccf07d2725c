package dev.shrike.topology.score;

import java.time.Instant;

/**
 * State of one image.
 *
 * @param evidence what is known
 * @param score as last published, 0 when it was not
 * @param mean the exact value
 * @param updated time of the last event that changed it, or null
 */
record ImageScore(ImageEvidence evidence, int score, double mean, Instant updated) {
    static final ImageScore NONE = new ImageScore(ImageEvidence.NONE, 0, 0, null);

    boolean published() {
        return score != 0;
    }
}
