package dev.shrike.topology.measure;

import dev.shrike.topology.view.TopologyView.Copy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.TaskId;

/** Tells the copies of state stores that are kept warm from those that are worked on. Thread-safe. */
public final class WarmCopies {
    private final Map<String, Integer> subtopologies;

    /**
     * @param topology which step has which store
     */
    public WarmCopies(TopologyDescription topology) {
        var found = new HashMap<String, Integer>();
        for (TopologyDescription.Subtopology part : topology.subtopologies()) {
            for (TopologyDescription.Node node : part.nodes()) {
                if (node instanceof TopologyDescription.Processor step) {
                    step.stores().forEach(store -> found.put(store, part.id()));
                }
            }
        }
        subtopologies = Map.copyOf(found);
    }

    /** The most records that one of them is behind; 0 when there is none. */
    public long mostLag(List<Copy> copies, Collection<TaskId> active) {
        var worked = Set.copyOf(active);
        return copies.stream()
                .filter(copy -> subtopologies.containsKey(copy.store()) && !worked.contains(taskOf(copy)))
                .mapToLong(Copy::lag)
                .max()
                .orElse(0);
    }

    /** How many of the tasks have state that a copy can be kept of. */
    public int withState(List<Copy> copies, Collection<TaskId> active) {
        var tasks = new HashSet<>(active);
        tasks.retainAll(copies.stream()
                .filter(copy -> subtopologies.containsKey(copy.store()))
                .map(this::taskOf)
                .toList());
        return tasks.size();
    }

    private TaskId taskOf(Copy copy) {
        return new TaskId(subtopologies.get(copy.store()), copy.partition());
    }
}
