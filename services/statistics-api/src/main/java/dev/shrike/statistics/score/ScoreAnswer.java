package dev.shrike.statistics.score;

import dev.shrike.topology.query.ScoreView;
import java.time.Instant;
import java.util.List;

/**
 * The latest score of an image.
 *
 * @param score 1 to 5
 * @param mean the value that was rounded to the score
 * @param sightings how many people ticked it
 * @param ratings how many people rated it
 * @param updated time of the event that last changed any of this
 */
record ScoreAnswer(Image image, int score, double mean, long sightings, long ratings, Instant updated) {

    static ScoreAnswer of(ScoreView view) {
        return new ScoreAnswer(
                new Image(view.url()), view.score(), view.mean(), view.sightings(), view.ratings(), view.updated());
    }

    /** An image is known by its url. */
    record Image(String url) {}

    /** Scores, best first. */
    record Top(List<ScoreAnswer> scores) {}
}
