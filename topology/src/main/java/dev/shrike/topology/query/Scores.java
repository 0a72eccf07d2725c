package dev.shrike.topology.query;

import java.util.List;
import java.util.Optional;

/**
 * Scores of images, as of the last committed event. Thread-safe; answers come from the instance that has the image.
 */
public interface Scores {

    /**
     * The score of an image; empty when nobody ticked it.
     *
     * @throws NotReadyException while the stores are being restored or moved
     */
    Optional<ScoreView> find(String url);

    /**
     * The best images, best first.
     *
     * @param limit most rows wanted, at least 1
     * @throws NotReadyException while the stores are being restored or moved
     */
    List<ScoreView> top(int limit);

    /**
     * How many images have a score. Dear where they are many.
     *
     * @throws NotReadyException while the stores are being restored or moved
     */
    long images();
}
