/** Avro single-object encoding (NATS), the Confluent layout (Kafka), and the swap of one prefix for the other. */
package dev.shrike.schemas.wire;
