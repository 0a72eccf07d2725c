package dev.shrike.topology.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of one image.
 *
 * @param url the image
 * @param owner who ticked it first; empty when it was only rated
 * @param ticks how many ticks
 * @param ratings how many people rate it
 * @param mean mean of their present ratings, 0 when there is none
 * @param histogram how many ratings of 1, 2, 3, 4 and 5
 */
public record ImageStatistics(
        String url, Optional<UUID> owner, long ticks, long ratings, double mean, List<Long> histogram) {

    /** Copies the list. */
    public ImageStatistics {
        histogram = List.copyOf(histogram);
    }
}
