package dev.shrike.admin.page.topologies;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A running topology, as the instance of statistics-api sees it that answered. */
record Topology(
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
        Graph graph) {

    /** All of them, and folders of state that none uses any more. */
    record Found(List<Topology> topologies, List<Orphan> orphanedState) {}

    /** A task. */
    record Task(String id, boolean standby, List<Input> inputs) {}

    /** A partition that a task reads; null where Kafka does not say. */
    record Input(
            String topic,
            int partition,
            @Nullable Long committed,
            @Nullable Long end,
            @Nullable Long lag) {}

    /** A partition of a state store. */
    record Copy(String store, int partition, long lag) {}

    /** Nodes, and what flows between them. */
    record Graph(List<Part> parts) {}

    /** A sub-topology. */
    record Part(int number, List<Step> nodes) {}

    /** A node. */
    record Step(String name, String kind, Set<String> topics, Set<String> stores, Set<String> next) {}

    /** Left by a topology that does not run here any more. */
    record Orphan(String name, long bytes, Instant used, boolean removed, String reason) {}

    /** How loud its state is. */
    String tone() {
        return switch (state) {
            case "UP" -> "good";
            case "DOWN" -> "bad";
            default -> "warn"; // starting, or restoring
        };
    }

    /** Whether its state needs a word. */
    boolean troubled() {
        return !reason.isEmpty() && !tone().equals("good");
    }

    /** Offsets that are still to be read, of all inputs. */
    long lag() {
        return tasks.stream()
                .flatMap(task -> task.inputs().stream())
                .mapToLong(input -> input.lag() == null ? 0 : input.lag())
                .sum();
    }

    /** Of one topic. */
    long lagOf(String topic) {
        return inputs().getOrDefault(topic, List.of()).stream()
                .mapToLong(input -> input.lag() == null ? 0 : input.lag())
                .sum();
    }

    /** Whether a topic is read here. */
    boolean reads(String topic) {
        return inputs().containsKey(topic);
    }

    /** Partitions by topic, of tasks that are no standbys. */
    Map<String, List<Input>> inputs() {
        return tasks.stream()
                .filter(task -> !task.standby())
                .flatMap(task -> task.inputs().stream())
                .sorted(Comparator.comparingInt(Input::partition))
                .collect(Collectors.groupingBy(Input::topic, TreeMap::new, Collectors.toList()));
    }

    /** Partitions by store. */
    Map<String, List<Copy>> stores() {
        return copies.stream()
                .sorted(Comparator.comparingInt(Copy::partition))
                .collect(Collectors.groupingBy(Copy::store, TreeMap::new, Collectors.toList()));
    }

    /** How many tasks only keep a copy warm. */
    long standbys() {
        return tasks.stream().filter(Task::standby).count();
    }

    /** In a hundred; 100 when there is nothing to load. */
    long restoredPercent() {
        return toRestore <= 0 ? 100 : Math.min(100, restored * 100 / toRestore);
    }
}
