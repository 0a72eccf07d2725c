package dev.shrike.topology.position;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** What one consumer group has committed. Those who ask at the same time share one request. Thread-safe. */
final class GroupOffsets {
    private final Admin admin;
    private final String group;
    private final KafkaAnswers answers;
    private final SharedAnswer<Map<TopicPartition, Long>> committed = new SharedAnswer<>();

    /**
     * @param timeout of each request
     */
    GroupOffsets(Admin admin, String group, Duration timeout) {
        this.admin = admin;
        this.group = group;
        this.answers = new KafkaAnswers(group, timeout);
    }

    /**
     * What the group has committed: asked of Kafka after the call.
     *
     * @throws NotThereYetException when Kafka does not answer in time
     */
    Map<TopicPartition, Long> committed(Deadline deadline) throws InterruptedException {
        return committed.get(this::ask, deadline);
    }

    private Map<TopicPartition, Long> ask() throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
        return Map.copyOf(offsets);
    }
}
