package dev.shrike.topology.view;

import java.util.List;
import java.util.Map;

/**
 * A running topology, as this instance sees it: the tasks and copies are its own.
 *
 * @param name short name
 * @param application application id, which is its consumer group
 * @param state how it is
 * @param reason why
 * @param restored records loaded into state stores since the start
 * @param toRestore records to load, as far as known
 * @param rates what it does in a second, by the metrics of Kafka Streams, all threads together
 * @param threads state of each stream thread by name
 * @param tasks what this instance works on
 * @param copies the state stores that are here
 * @param graph nodes and what flows between them
 */
public record TopologyView(
        String name,
        String application,
        String state,
        String reason,
        long restored,
        long toRestore,
        Map<String, Double> rates,
        Map<String, String> threads,
        List<Task> tasks,
        List<Copy> copies,
        TopologyGraph graph) {

    /**
     * A task.
     *
     * @param id number of the sub-topology and of the partition
     * @param standby whether it only keeps a copy warm
     * @param inputs what it reads; nothing where it is a standby
     */
    public record Task(String id, boolean standby, List<Input> inputs) {}

    /**
     * A partition that a task reads. Offsets are null where Kafka does not say.
     *
     * @param committed next offset to be read after a restart, or null before the first commit
     * @param end offset after the last committed record
     * @param lag how many offsets are still to be read; some of these are transaction markers
     */
    public record Input(String topic, int partition, Long committed, Long end, Long lag) {}

    /**
     * A partition of a state store that is here.
     *
     * @param lag how many records it is behind its changelog: always some for an owner, whose last ones are markers
     */
    public record Copy(String store, int partition, long lag) {}
}
