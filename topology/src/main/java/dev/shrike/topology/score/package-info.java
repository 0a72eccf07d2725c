/** How good an image is, 1 to 5, from how rare and fresh its sightings are and how people rate it. */
package dev.shrike.topology.score;
