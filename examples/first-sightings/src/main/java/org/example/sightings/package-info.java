/** A topology of another team: when each species was ticked first. */
package org.example.sightings;
