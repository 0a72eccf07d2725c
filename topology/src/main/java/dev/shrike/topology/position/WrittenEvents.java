package dev.shrike.topology.position;

import dev.shrike.topology.query.NotReadyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TopologyDescription;

/** Waits until answers include an event that was published before. Reads Kafka only while somebody waits. Thread-safe. */
public final class WrittenEvents implements AutoCloseable {
    /** Time to see an event in the compacted topic that is committed in the other, before it is taken for compacted away. */
    private static final Duration STILL_THERE = Duration.ofSeconds(1);

    private final Map<String, Object> adminProperties;
    private final Duration remoteTimeout;
    private final EventFinder finder;
    private final Map<String, TopologyProgress> topologies = new ConcurrentHashMap<>();
    private Admin admin;
    private boolean closed;

    /**
     * @param adminProperties for a client of the same Kafka
     * @param remoteTimeout of each request to it
     */
    public WrittenEvents(String bootstrapServers, Map<String, Object> adminProperties, Duration remoteTimeout) {
        this.adminProperties = adminProperties;
        this.remoteTimeout = remoteTimeout;
        this.finder = new EventFinder(bootstrapServers, remoteTimeout);
    }

    /**
     * From now on one can wait for that topology.
     *
     * @param application id of the application
     * @param partitions of every topic that it reads
     */
    public void follow(String topology, String application, TopologyDescription description, int partitions) {
        topologies.put(topology, new TopologyProgress(application, description, partitions, admin(), remoteTimeout));
    }

    /**
     * Waits until the stores of a topology include the event and what follows from it, whichever instance holds them. Returns at
     * once when the topology does not read such events.
     *
     * @param topic where the event is, or will be
     * @param published when it was published, or a little earlier
     * @throws NotThereYetException when that takes longer than the patience, or Kafka does not say
     * @throws NotReadyException when the topology has not been started
     */
    public void await(String topology, String topic, UUID event, Instant published, Duration patience)
            throws InterruptedException {
        TopologyProgress progress = topologies.get(topology);
        if (progress == null) {
            throw new NotReadyException("The topology " + topology + " was not started");
        }
        if (progress.reads(topic)) {
            Deadline deadline = Deadline.in(patience);
            Place place = finder.find(topic, event, published, patience);
            progress.await(place.partition(), place.offset(), deadline.left());
        }
    }

    /**
     * The offsets of a compacted topic that a reader has to pass to have an event, or what has taken its place: a newer event of its
     * key, or a tombstone. Waits for the event in its history, where it stays, and is written in one transaction with the other.
     *
     * @param topic with the history
     * @param published when it was published, or a little earlier
     * @return by partition, the offset after the last record that has to be read
     * @throws NotThereYetException when that takes longer than the patience, or Kafka does not say
     */
    public Map<TopicPartition, Long> inCompacted(
            String topic, String compacted, UUID event, Instant published, Duration patience)
            throws InterruptedException {
        Deadline deadline = Deadline.in(patience);
        finder.find(topic, event, published, patience);
        Duration shortly = deadline.left().compareTo(STILL_THERE) < 0 ? deadline.left() : STILL_THERE;
        try {
            Place place = finder.find(compacted, event, published, shortly);
            return Map.of(place.partition(), place.offset() + 1);
        } catch (NotThereYetException compactedAway) {
            return new TopicEnds(admin(), compacted, writer -> true, remoteTimeout).of(compacted, deadline);
        }
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new IllegalStateException("Closed");
        }
        if (admin == null) {
            admin = Admin.create(adminProperties);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        closed = true;
        finder.close();
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
