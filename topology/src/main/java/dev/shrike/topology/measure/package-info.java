/** What a running topology tells those who watch it: few numbers of each, out of the thousands that Kafka Streams has. */
package dev.shrike.topology.measure;
