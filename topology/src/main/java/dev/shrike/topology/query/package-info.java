/** What can be asked of the topologies: read-only views, answered from local state stores. */
package dev.shrike.topology.query;
