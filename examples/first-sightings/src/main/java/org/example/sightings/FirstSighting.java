package org.example.sightings;

import java.time.Instant;

/**
 * When a species was ticked first.
 *
 * @param species as ticked
 * @param time of the event
 */
record FirstSighting(String species, Instant time) {}
