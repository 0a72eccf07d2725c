package dev.shrike.topology.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.topology.view.TopologyView.Copy;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class WarmCopiesTest {
    private final WarmCopies copies = new WarmCopies(twoSteps().describe());

    @Test
    void a_copy_is_warm_when_its_task_does_not_work_here() {
        List<Copy> here = List.of(new Copy("nests", 0, 3), new Copy("nests", 1, 50), new Copy("eggs", 0, 7));

        assertThat(copies.mostLag(here, List.of(new TaskId(0, 0), new TaskId(1, 0))))
                .isEqualTo(50);
        assertThat(copies.mostLag(here, List.of(new TaskId(0, 0), new TaskId(0, 1))))
                .isEqualTo(7);
        assertThat(copies.mostLag(here, List.of(new TaskId(0, 0), new TaskId(0, 1), new TaskId(1, 0))))
                .isZero();
    }

    @Test
    void only_tasks_with_state_have_copies() {
        List<Copy> here = List.of(new Copy("nests", 0, 0), new Copy("eggs", 0, 0));

        assertThat(copies.withState(here, List.of(new TaskId(0, 0), new TaskId(2, 0))))
                .isEqualTo(1);
        assertThat(copies.withState(here, List.of(new TaskId(2, 0)))).isZero();
    }

    /** Two steps with a store each, and one without. */
    private static Topology twoSteps() {
        var topology = new Topology();
        add(topology, "a", "nests");
        add(topology, "b", "eggs");
        topology.addSource("from-c", "c").addProcessor("step-c", Nothing::new, "from-c");
        return topology;
    }

    private static void add(Topology topology, String topic, String store) {
        topology.addSource("from-" + topic, topic)
                .addProcessor("step-" + topic, Nothing::new, "from-" + topic)
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.String()),
                        "step-" + topic);
    }

    private static final class Nothing implements Processor<String, String, String, String> {
        @Override
        public void process(Record<String, String> record) {}
    }
}
