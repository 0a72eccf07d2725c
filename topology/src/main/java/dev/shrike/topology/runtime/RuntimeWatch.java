package dev.shrike.topology.runtime;

import dev.shrike.topology.measure.TopologyMeasure;
import dev.shrike.topology.view.Inputs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Measures the topologies of a runtime, with a connection to Kafka of its own. Used by one thread; closed by any. */
public final class RuntimeWatch implements AutoCloseable {
    private final Supplier<Collection<RunningTopology>> running;
    private final Admin admin;
    private final Inputs inputs;

    RuntimeWatch(Supplier<Collection<RunningTopology>> running, Admin admin, Duration timeout) {
        this.running = running;
        this.admin = admin;
        this.inputs = new Inputs(admin, timeout);
    }

    /** Each topology that runs here; none before the start. Asks Kafka, for some seconds at most. */
    public List<TopologyMeasure> measures() {
        return running.get().stream().map(topology -> topology.measure(inputs)).toList();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
