package dev.shrike.topology.measure;

import dev.shrike.topology.view.TopologyView;
import dev.shrike.topology.view.TopologyView.Input;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.TaskId;

/** Measures one topology, from its view and its metrics. Remembers what it saw before. Not thread-safe. */
public final class Measuring {
    private final StreamsTotals totals;
    private final String deadLetterTopic;
    private final WarmCopies copies;
    private final int standbys;
    private final Behind behind = new Behind();

    /**
     * @param totals the metrics
     * @param standbys warm copies wanted of each state store
     */
    public Measuring(StreamsTotals totals, TopologyDescription description, String deadLetterTopic, int standbys) {
        this.totals = totals;
        this.deadLetterTopic = deadLetterTopic;
        this.copies = new WarmCopies(description);
        this.standbys = standbys;
    }

    /** What there is to say now; of the inputs only when the view knows them all. */
    public TopologyMeasure of(TopologyView view, long nanos) {
        List<TaskId> active = view.tasks().stream()
                .filter(task -> !task.standby())
                .map(task -> TaskId.parse(task.id()))
                .toList();
        List<Input> inputs =
                view.tasks().stream().flatMap(task -> task.inputs().stream()).toList();
        boolean known = inputs.stream().map(Input::lag).allMatch(Objects::nonNull);
        return new TopologyMeasure(
                view.application(),
                view.state(),
                view.state().equals("RESTORING") ? Math.max(0, view.toRestore() - view.restored()) : 0,
                totals.processed(),
                totals.commits(),
                totals.writtenTo(deadLetterTopic),
                totals.dropped(),
                known ? OptionalLong.of(inputs.stream().mapToLong(Input::lag).sum()) : OptionalLong.empty(),
                known ? OptionalDouble.of(behind(inputs, nanos)) : OptionalDouble.empty(),
                active.size(),
                view.tasks().size() - active.size(),
                standbys * copies.withState(view.copies(), active),
                copies.mostLag(view.copies(), active));
    }

    private double behind(List<Input> inputs, long nanos) {
        behind.keep(inputs.stream().map(Measuring::partition).toList());
        return inputs.stream()
                .mapToDouble(input -> behind.look(partition(input), input.end() - input.lag(), input.end(), nanos))
                .max()
                .orElse(0);
    }

    private static TopicPartition partition(Input input) {
        return new TopicPartition(input.topic(), input.partition());
    }
}
