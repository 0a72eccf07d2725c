package dev.shrike.bench.gdpr;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the topologies are behind. Used by one thread. */
final class TopologyLag {
    private static final List<String> APPLICATIONS =
            List.of("shrike-score", "shrike-statistics", "shrike-erasure", "shrike-rate-upcast");
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int SECONDS = 30;
    private static final int LOOK_MILLIS = 500;

    private TopologyLag() {}

    /** Waits until they have worked up all that there is. */
    static void awaitNone(String kafka) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (String application : APPLICATIONS) {
                while (isBehind(admin, application)) {
                    if (System.nanoTime() > deadline) {
                        throw new TimeoutException(application + " is behind still");
                    }
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                }
            }
        }
    }

    /** A transaction's marker at the end of a partition is no record, and a reader does not always step over it. */
    private static boolean isBehind(Admin admin, String application) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get(SECONDS, TimeUnit.SECONDS).entrySet().stream()
                .anyMatch(end -> end.getValue().offset() - 1
                        > committed.get(end.getKey()).offset());
    }
}
