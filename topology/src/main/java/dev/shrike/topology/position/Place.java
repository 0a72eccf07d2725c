package dev.shrike.topology.position;

import org.apache.kafka.common.TopicPartition;

/** Where a record lies in Kafka. */
public record Place(TopicPartition partition, long offset) {}
