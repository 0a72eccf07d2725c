package dev.shrike.bridge.reverse;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.KafkaAdmin;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;

/** Looks at the topic now and then while it is read: was it replaced, has it got more partitions? */
final class TopicWatch {
    private final KafkaAdmin admin;
    private final TopicDescription atStart;
    private final Duration interval;
    private long nextLook;

    TopicWatch(KafkaAdmin admin, TopicDescription atStart, Duration interval) {
        this.admin = admin;
        this.atStart = atStart;
        this.interval = interval;
        this.nextLook = System.nanoTime() + interval.toNanos();
    }

    /**
     * @throws UnavailableException when the lane has to find its position again, or Kafka is away
     */
    void look() {
        if (System.nanoTime() - nextLook < 0) {
            return;
        }
        nextLook = System.nanoTime() + interval.toNanos();
        TopicDescription now = admin.require(List.of(atStart.name())).get(atStart.name());
        if (!now.topicId().equals(atStart.topicId())
                || now.partitions().size() != atStart.partitions().size()) {
            throw new UnavailableException(
                    Incident.UNEXPECTED, "The topic " + now.name() + " has changed; looking at it anew", null);
        }
    }
}
