/**
 * Kafka Streams topologies and their runtime. {@code runtime} starts the modules of {@code upcast}, {@code score},
 * {@code statistics} and {@code erasure}; {@code query} is what others see of them; the decisions are in {@code adr/}.
 */
package dev.shrike.topology;
