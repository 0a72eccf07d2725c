package dev.shrike.bridge.assignment;

import dev.shrike.bridge.checkpoint.LanePartition;
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
    private final Set<String> lanes;

    /**
     * @param settings of the group
     * @param admin tells how many partitions there are
     * @param instance name of this member
     * @param lanes all there are
     */
    public GroupAssignment(KafkaSettings settings, KafkaAdmin admin, String instance, Set<String> lanes) {
        this.settings = settings;
        this.admin = admin;
        this.instance = instance;
        this.lanes = Set.copyOf(lanes);
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
            }
        } catch (KafkaException e) {
            throw new UnavailableException("Kafka is away: " + e.getMessage(), e);
        } finally {
            tenure.end();
        }
    }

    /** What this member holds, in lanes. Called by the polling thread, and by the consumer when it closes. */
    private final class Tenure implements ConsumerRebalanceListener {
        private final LaneOwner owner;
        private final int partitions;
        private final Set<String> held = new TreeSet<>();
        private KafkaConsumer<byte[], byte[]> member;

        private Tenure(LaneOwner owner, int partitions) {
            this.owner = owner;
            this.partitions = partitions;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            member.pause(assigned);
            Set<String> ours = lanesOf(assigned);
            LOG.info("{} takes lanes {}", instance, ours);
            held.addAll(ours);
            owner.take(ours);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            Set<String> parting = lanesOf(revoked);
            LOG.info("{} gives back lanes {}", instance, parting);
            held.removeAll(parting);
            owner.giveBack(parting);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            Set<String> gone = lanesOf(lost);
            LOG.warn("{} has lost lanes {}", instance, gone);
            held.removeAll(gone);
            owner.lost(gone);
        }

        private void end() {
            if (!held.isEmpty()) {
                owner.lost(Set.copyOf(held));
                held.clear();
            }
        }

        private Set<String> lanesOf(Collection<TopicPartition> owned) {
            Set<Integer> numbers = owned.stream().map(TopicPartition::partition).collect(Collectors.toSet());
            return lanes.stream()
                    .filter(lane -> numbers.contains(LanePartition.of(lane, partitions)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
