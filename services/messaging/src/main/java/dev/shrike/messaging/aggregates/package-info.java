/** Which aggregates there are: an index of their ids by event, kept by a projection. */
package dev.shrike.messaging.aggregates;
