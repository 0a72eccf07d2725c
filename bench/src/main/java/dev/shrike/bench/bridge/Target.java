package dev.shrike.bench.bridge;

import java.net.URI;

/**
 * Where the servers are.
 *
 * @param nats {@code nats://host:port}
 * @param kafka bootstrap servers
 * @param registry base of the registry's Confluent API
 */
record Target(URI nats, String kafka, URI registry) {}
