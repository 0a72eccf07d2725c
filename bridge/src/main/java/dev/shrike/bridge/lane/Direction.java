package dev.shrike.bridge.lane;

/** Which way a lane carries events. */
public enum Direction {
    /** From a JetStream stream into Kafka topics. */
    FORWARD,
    /** From a Kafka topic into a JetStream stream. */
    REVERSE
}
