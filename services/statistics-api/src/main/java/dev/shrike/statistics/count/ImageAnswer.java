package dev.shrike.statistics.count;

import dev.shrike.topology.query.ImageStatistics;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;

/**
 * What is known of one image.
 *
 * @param ticks how many ticks
 * @param ratings how many people rate it
 * @param mean mean of their present ratings, 0 when there is none
 * @param histogram how many ratings of 1, 2, 3, 4 and 5
 */
record ImageAnswer(Image image, long ticks, long ratings, double mean, List<Long> histogram) {

    static ImageAnswer of(ImageStatistics image) {
        return new ImageAnswer(
                new Image(image.url(), image.owner().orElse(null)),
                image.ticks(),
                image.ratings(),
                image.mean(),
                image.histogram());
    }

    /** What is known of several. */
    record Several(List<ImageAnswer> images) {}

    /** An image and who ticked it first, which is nobody when it was only rated. */
    record Image(String url, @Nullable UUID owner) {}
}
