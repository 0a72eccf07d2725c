package dev.shrike.topology.measure;

import java.util.function.Predicate;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** Adds up a few of the metrics of a Kafka Streams application. Thread-safe. */
public final class StreamsTotals {
    private final KafkaStreams streams;

    /**
     * @param streams the application
     */
    public StreamsTotals(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Records that all threads have processed. */
    public double processed() {
        return sum("stream-thread-metrics", "process-total", _ -> true);
    }

    /** Commits of all threads. */
    public double commits() {
        return sum("stream-thread-metrics", "commit-total", _ -> true);
    }

    /** Records that all tasks have passed over. */
    public double dropped() {
        return sum("stream-task-metrics", "dropped-records-total", _ -> true);
    }

    /** Records written to a topic by a step of the topology. */
    public double writtenTo(String topic) {
        return sum(
                "stream-topic-metrics",
                "records-produced-total",
                name -> topic.equals(name.tags().get("topic-name")));
    }

    private double sum(String group, String name, Predicate<MetricName> which) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name)
                        && metric.metricName().group().equals(group)
                        && which.test(metric.metricName()))
                .map(metric -> metric.metricValue())
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .filter(value -> !Double.isNaN(value))
                .sum();
    }
}
