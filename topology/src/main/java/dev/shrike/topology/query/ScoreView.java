package dev.shrike.topology.query;

import java.time.Instant;

/**
 * The score of an image and what it was made from.
 *
 * @param url the image
 * @param score 1 to 5
 * @param mean the value that was rounded to the score
 * @param sightings how many times it was ticked
 * @param ratings how many people rated it
 * @param updated time of the event that last changed any of this
 */
public record ScoreView(String url, int score, double mean, long sightings, long ratings, Instant updated) {}
