package dev.shrike.topology.module;

import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * A topology that the runtime can start. Implementations have no state: {@link #build} is a function of its arguments, reads no
 * configuration, clock or environment, and names every node, store and repartition topic.
 */
public interface TopologyModule {

    /** Short name, the last part of the application id. Changing it starts the topology anew. */
    String name();

    /** Topics it reads, which others make. All of them need the number of partitions in {@link Wiring#partitions()}. */
    List<String> inputs();

    /** Compacted topics that belong to it alone; the runtime makes them. */
    List<String> ownTopics();

    /** Adds the topology to a builder. */
    void build(StreamsBuilder builder, Wiring wiring);
}
