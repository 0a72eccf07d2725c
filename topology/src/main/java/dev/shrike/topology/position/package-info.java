/**
 * Reading one's own write: where an event lies in Kafka, and whether a topology has got beyond it. An answer that includes an event
 * is one that is read after every hop of the topology has committed what follows from it.
 */
package dev.shrike.topology.position;
