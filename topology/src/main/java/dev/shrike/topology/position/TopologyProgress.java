package dev.shrike.topology.position;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TopologyDescription;

/**
 * Waits until a topology has got beyond a record: until it has committed it, and then, stage by stage, all that its own topics
 * held by then. Whatever instance it is of: progress is what Kafka has of the application. Thread-safe.
 */
public final class TopologyProgress {
    private static final long LOOK_MILLIS = 10;

    private final String application;
    private final List<Set<String>> stages;
    private final int partitions;
    private final GroupOffsets offsets;
    private final TopicEnds ends;
    private final Map<Set<String>, SharedAnswer<Map<TopicPartition, Long>>> endsOfStages;

    /**
     * @param application id of the application
     * @param partitions of every topic that it reads
     * @param admin stays its owner's
     * @param timeout of each request to Kafka
     */
    public TopologyProgress(
            String application, TopologyDescription topology, int partitions, Admin admin, Duration timeout) {
        this.application = application;
        this.stages = Stages.of(topology, application);
        this.partitions = partitions;
        this.offsets = new GroupOffsets(admin, application, timeout);
        this.endsOfStages = stages.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), stage -> new SharedAnswer<>()));
        this.ends = new TopicEnds(admin, application, writer -> writer.startsWith(application + "-"), timeout);
    }

    /** Whether the topology reads the topic at all. */
    public boolean reads(String topic) {
        return stages.stream().anyMatch(stage -> stage.contains(topic));
    }

    /**
     * Waits until what is read from the stores includes the record, and what follows from it. Returns at once when the topology does
     * not read its topic.
     *
     * @throws NotThereYetException when that takes longer than the patience, or Kafka does not say
     */
    public void await(TopicPartition partition, long offset, Duration patience) throws InterruptedException {
        Deadline deadline = Deadline.in(patience);
        boolean passed = false;
        for (Set<String> stage : stages) {
            if (passed) {
                awaitPassed(endsOf(stage, deadline), deadline);
            } else if (stage.contains(partition.topic())) {
                awaitPassed(Map.of(partition, offset + 1), deadline);
                passed = true;
            }
        }
    }

    private Map<TopicPartition, Long> endsOf(Set<String> stage, Deadline deadline) throws InterruptedException {
        return endsOfStages.get(stage).get(() -> ends.of(partitionsOf(stage), deadline), deadline);
    }

    private void awaitPassed(Map<TopicPartition, Long> goals, Deadline deadline) throws InterruptedException {
        Map<TopicPartition, Long> open = new HashMap<>(goals);
        open.values().removeIf(end -> end == 0);
        while (true) {
            Map<TopicPartition, Long> committed = offsets.committed(deadline);
            open.entrySet().removeIf(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
            if (open.isEmpty()) {
                return;
            }
            if (deadline.hasPassed()) {
                TopicPartition one = open.keySet().iterator().next();
                throw new NotThereYetException(application + " has " + committed.getOrDefault(one, 0L) + " of "
                        + open.get(one) + " records of " + one);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private List<TopicPartition> partitionsOf(Set<String> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, partitions).mapToObj(number -> new TopicPartition(topic, number)))
                .toList();
    }
}
