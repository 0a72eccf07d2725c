/** How events and state stand in topics and stores. */
package dev.shrike.topology.serde;
