/** Starts the topologies, watches over them, and answers queries from their stores. */
package dev.shrike.topology.runtime;
