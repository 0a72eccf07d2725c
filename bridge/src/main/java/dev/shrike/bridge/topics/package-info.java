/** The Kafka topics that the catalogue asks for: planned, created, and compared with what exists. */
package dev.shrike.bridge.topics;
