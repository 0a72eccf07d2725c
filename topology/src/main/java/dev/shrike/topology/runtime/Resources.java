package dev.shrike.topology.runtime;

import java.time.Duration;

/**
 * What the topologies may use.
 *
 * @param threads stream threads of each topology
 * @param commitInterval time between commits, which is how long a result stays invisible; statistics take ten times as long while
 *     they are behind
 * @param rocksDbBytes memory for all state stores together, native
 * @param replicas copies of internal and own topics
 * @param standbys warm copies of each state store in other processes
 * @param threadRestarts how many failed stream threads are replaced within ten minutes before the runtime is down
 * @param remoteTimeout bound of every call to Kafka and the registry outside the streams
 * @param closeTimeout bound of closing
 */
public record Resources(
        int threads,
        Duration commitInterval,
        long rocksDbBytes,
        int replicas,
        int standbys,
        int threadRestarts,
        Duration remoteTimeout,
        Duration closeTimeout) {

    /** Checks the numbers. */
    public Resources {
        if (threads < 1 || replicas < 1 || standbys < 0 || threadRestarts < 0) {
            throw new IllegalArgumentException("threads and replicas are 1 or more, standbys and restarts 0 or more");
        }
        if (rocksDbBytes < 1 << 20) {
            throw new IllegalArgumentException("State stores need a mebibyte or more");
        }
        if (!commitInterval.isPositive() || !remoteTimeout.isPositive() || !closeTimeout.isPositive()) {
            throw new IllegalArgumentException("Durations are longer than nothing");
        }
    }

    /** For one machine that runs everything else as well. */
    public static Resources small() {
        return new Resources(
                1, Duration.ofMillis(100), 64L << 20, 1, 0, 5, Duration.ofSeconds(30), Duration.ofSeconds(20));
    }
}
