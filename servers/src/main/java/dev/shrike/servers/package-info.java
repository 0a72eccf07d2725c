/**
 * The real servers that Shrike stands on, as child processes of one machine: nats-server, Kafka, PostgreSQL and the schema
 * registry. Local mode and every system test start them through here; all of them listen on 127.0.0.1 only.
 */
package dev.shrike.servers;
