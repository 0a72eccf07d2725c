/** Kafka to JetStream: the events that topologies make, published once each, and marked so that they do not come back. */
package dev.shrike.bridge.reverse;
