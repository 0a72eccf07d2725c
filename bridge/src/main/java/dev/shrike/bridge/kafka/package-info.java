/** The Kafka clients of the bridge: how they are set up, and that each of their calls ends. */
package dev.shrike.bridge.kafka;
