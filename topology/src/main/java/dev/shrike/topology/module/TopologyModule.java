package dev.shrike.topology.module;

import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * A topology that the runtime can start. It is found by {@link java.util.ServiceLoader}: its class stands in a file
 * {@code META-INF/services/dev.shrike.topology.module.TopologyModule} of its jar and has a public constructor without arguments.
 * Implementations have no state: {@link #build} is a function of its arguments, reads no configuration, clock or environment,
 * and names every node, store and repartition topic; one that leaves a name to chance is not started.
 */
public interface TopologyModule {

    /**
     * Short name, in lower-case words with dashes between them: the last part of the application id. Changing it starts the
     * topology anew.
     */
    String name();

    /** Topics it reads, which others make. All of them need the number of partitions in {@link Wiring#partitions()}. */
    List<String> inputs();

    /** Compacted topics that belong to it alone; the runtime makes them. */
    List<String> ownTopics();

    /** Stores that may be asked from outside. */
    default List<QueryableStore<?, ?>> queryable() {
        return List.of();
    }

    /**
     * Whether its steps ask for commits themselves, with {@link CommitPace}; the interval of Kafka Streams is longer then. False
     * unless said otherwise.
     */
    default boolean pacesCommits() {
        return false;
    }

    /** Adds the topology to a builder. */
    void build(StreamsBuilder builder, Wiring wiring);
}
