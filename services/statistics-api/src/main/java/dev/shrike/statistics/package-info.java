/** statistics-api: scores and statistics over REST, answered from the state stores of the topologies that run inside it. */
package dev.shrike.statistics;
