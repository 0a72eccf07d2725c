/** The bridge between JetStream and Kafka: its one entrance, and who runs what within one instance. */
package dev.shrike.bridge;
