/** Which species were seen in which month: a projection of all ticks, and its reading. It names no person. */
package dev.shrike.ticks.sightings;
