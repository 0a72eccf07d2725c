/** Starts the topologies inside this service, says in the health when they can be asked, and refuses questions until then. */
package dev.shrike.statistics.runtime;
