package dev.shrike.bridge.assignment;

import dev.shrike.bridge.checkpoint.LanePartition;
import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.kafka.KafkaClients;
import dev.shrike.bridge.lane.StopSignal;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.bridge.topics.BridgeTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances share the lanes by a consumer group on the checkpoint topic: who owns a partition runs the lanes whose checkpoints lie in
 * it. Kafka assigns, balances and takes over; what is taken away in good order is committed and ended before the next owner begins.
 */
public final class GroupAssignment implements LaneAssignment {
    private static final Logger LOG = LoggerFactory.getLogger(GroupAssignment.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaSettings settings;
    private final KafkaAdmin admin;
    private final String instance;

    /**
     * @param settings of the group
     * @param admin tells how many partitions there are
     * @param instance name of this member
     */
    public GroupAssignment(KafkaSettings settings, KafkaAdmin admin, String instance) {
        this.settings = settings;
        this.admin = admin;
        this.instance = instance;
    }

    @Override
    public void run(LaneOwner owner, StopSignal stop) {
        int partitions = admin.require(List.of(BridgeTopics.CHECKPOINTS))
                .get(BridgeTopics.CHECKPOINTS)
                .partitions()
                .size();
        var tenure = new Tenure(owner, partitions);
        try (KafkaConsumer<byte[], byte[]> member = KafkaClients.member(settings, instance)) {
            tenure.member = member;
            member.subscribe(List.of(BridgeTopics.CHECKPOINTS), tenure);
            while (!stop.isGiven()) {
                member.poll(POLL);
                owner.refresh();
                tenure.refresh();
            }
        } catch (KafkaException e) {
            throw new UnavailableException(Incident.KAFKA_AWAY, "Kafka is away: " + e.getMessage(), e);
        } finally {
            tenure.end();
        }
    }

    /** What this member holds. Called by the polling thread, and by the consumer when it closes. */
    private final class Tenure implements ConsumerRebalanceListener {
        private final LaneOwner owner;
        private final int partitions;
        private final Holding holding;
        private final Set<Integer> owned = new TreeSet<>();
        private boolean began;
        private KafkaConsumer<byte[], byte[]> member;

        private Tenure(LaneOwner owner, int partitions) {
            this.owner = owner;
            this.partitions = partitions;
            this.holding = new Holding(owner);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            member.pause(assigned);
            owned.addAll(numbers(assigned));
            began = true;
            refresh();
            LOG.info("{} has lanes {}", instance, holding.held());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            owned.removeAll(numbers(revoked));
            refresh();
            LOG.info("{} has given lanes back and keeps {}", instance, holding.held());
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            owned.removeAll(numbers(lost));
            Set<String> kept = lanesOf(owned);
            Set<String> gone = new TreeSet<>(holding.held());
            gone.removeAll(kept);
            LOG.warn("{} has lost lanes {}", instance, gone);
            holding.lose(gone);
        }

        /** Lanes may have come or gone. */
        private void refresh() {
            if (began) {
                holding.hold(lanesOf(owned));
            }
        }

        private void end() {
            holding.lose(holding.held());
        }

        private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
        }

        private Set<String> lanesOf(Set<Integer> numbers) {
            return owner.lanes().stream()
                    .filter(lane -> numbers.contains(LanePartition.of(lane, partitions)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
