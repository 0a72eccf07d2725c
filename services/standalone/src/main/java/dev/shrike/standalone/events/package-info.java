/** The event store, as the command lists it: pages over REST, as a table or a line of JSON per event. */
package dev.shrike.standalone.events;
