package dev.shrike.topology.measure;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a topology does in this instance. Counts begin with the process; what Kafka does not say is empty.
 *
 * @param application its id, which is its consumer group
 * @param state {@code UP}, {@code RESTORING}, {@code STARTING} or {@code DOWN}
 * @param toRestore records that are still to be loaded into state stores; 0 when none is being loaded
 * @param processed records since the start
 * @param commits since the start
 * @param deadLetters records written to the dead-letter topic since the start
 * @param dropped records passed over since the start: undecodable ones, which Kafka Streams writes to the dead-letter topic by
 *     itself, and those that came too late
 * @param lag records, and markers of transactions, that are committed in the inputs of its tasks here and not yet in what it made
 * @param behind for how many seconds the oldest of them has been seen waiting
 * @param activeTasks tasks that work here
 * @param standbyTasks tasks that keep a copy warm here
 * @param standbysWanted how many of those there should be, in all instances, for the tasks that work here
 * @param standbyLag the most records that a copy kept warm here is behind; 0 when there is none
 */
public record TopologyMeasure(
        String application,
        String state,
        long toRestore,
        double processed,
        double commits,
        double deadLetters,
        double dropped,
        OptionalLong lag,
        OptionalDouble behind,
        int activeTasks,
        int standbyTasks,
        int standbysWanted,
        long standbyLag) {}
