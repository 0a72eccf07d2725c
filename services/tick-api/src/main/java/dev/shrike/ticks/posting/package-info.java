/** The one way in: an event, the row it is kept in and the key of its request are committed together, or nothing is. */
package dev.shrike.ticks.posting;
