/** Ratings of images, in the form of today (2.0, with the image's owner) and of before (1.0). */
package dev.shrike.ticks.rating;
