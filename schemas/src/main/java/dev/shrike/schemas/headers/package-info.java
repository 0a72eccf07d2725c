/** CloudEvents and tracing headers as they stand on NATS messages and Kafka records. */
package dev.shrike.schemas.headers;
