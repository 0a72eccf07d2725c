package dev.shrike.topology.view;

import dev.shrike.topology.view.TopologyView.Copy;
import dev.shrike.topology.view.TopologyView.Input;
import dev.shrike.topology.view.TopologyView.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** Reads from a running Kafka Streams application what it does. Thread-safe. */
public final class Watched {
    private static final String THREADS = "stream-thread-metrics";
    private static final Map<String, String> RATES =
            Map.of("process-rate", "processed", "commit-rate", "committed", "punctuate-rate", "punctuated");

    private final KafkaStreams streams;

    /**
     * @param streams the application
     */
    public Watched(KafkaStreams streams) {
        this.streams = streams;
    }

    /** What is done in a second, all threads together. */
    public Map<String, Double> rates() {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(THREADS))
                .filter(metric -> RATES.containsKey(metric.metricName().name()))
                .filter(metric -> metric.metricValue() instanceof Double rate && !rate.isNaN())
                .collect(Collectors.groupingBy(
                        metric -> RATES.get(metric.metricName().name()),
                        TreeMap::new,
                        Collectors.summingDouble(metric -> (Double) metric.metricValue())));
    }

    /** The state of each thread by its name. */
    public Map<String, String> threads() {
        return running().stream()
                .collect(Collectors.toMap(
                        ThreadMetadata::threadName, ThreadMetadata::threadState, (one, other) -> one, TreeMap::new));
    }

    /** What this instance works on, in the order of the ids, and how far it has come. */
    public List<Task> tasks(String group, Inputs inputs) {
        List<TaskMetadata> active = running().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .toList();
        Map<TopicPartition, Input> known = inputs.of(
                group,
                active.stream().flatMap(task -> task.topicPartitions().stream()).toList());
        Stream<Task> working = active.stream()
                .map(task -> new Task(
                        task.taskId().toString(),
                        false,
                        task.topicPartitions().stream()
                                .map(known::get)
                                .sorted(Comparator.comparing(Input::topic))
                                .toList()));
        Stream<Task> warm = running().stream()
                .flatMap(thread -> thread.standbyTasks().stream())
                .map(task -> new Task(task.taskId().toString(), true, List.of()));
        return Stream.concat(working, warm)
                .sorted(Comparator.comparing(Task::id))
                .toList();
    }

    /** The state stores that are here, with how far each is behind. */
    public static List<Copy> copies(Map<String, Map<Integer, Long>> lags) {
        return lags.entrySet().stream()
                .flatMap(store -> store.getValue().entrySet().stream()
                        .map(partition -> new Copy(store.getKey(), partition.getKey(), partition.getValue())))
                .sorted(Comparator.comparing(Copy::store).thenComparingInt(Copy::partition))
                .toList();
    }

    private List<ThreadMetadata> running() {
        return streams.state().isRunningOrRebalancing() ? List.copyOf(streams.metadataForLocalThreads()) : List.of();
    }
}
