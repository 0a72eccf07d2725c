/** The score of an image, and the images with the best scores. */
package dev.shrike.statistics.score;
