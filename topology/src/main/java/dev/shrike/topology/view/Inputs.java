package dev.shrike.topology.view;

import dev.shrike.topology.view.TopologyView.Input;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a group has come in the partitions that it reads, asked of Kafka. Where Kafka does not answer in time nothing is said
 * of them. Not thread-safe.
 */
public final class Inputs {
    private static final Logger LOG = LoggerFactory.getLogger(Inputs.class);

    private final Admin admin;
    private final Duration timeout;

    /**
     * @param timeout of each question
     */
    public Inputs(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    Map<TopicPartition, Input> of(String group, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
            Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
            return each(partitions, partition -> {
                OffsetAndMetadata found = committed.get(partition);
                Long next = found == null ? null : (Long) found.offset();
                long from = next == null ? begins.get(partition) : next;
                return input(partition, next, ends.get(partition), Math.max(0, ends.get(partition) - from));
            });
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("How far {} has come is not known now", group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return each(partitions, partition -> input(partition, null, null, null));
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        var committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        var found = await(admin.listOffsets(each(partitions, partition -> which), committedOnly)
                .all());
        return each(partitions, partition -> found.get(partition).offset());
    }

    private <T> T await(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> Map<TopicPartition, T> each(
            Collection<TopicPartition> partitions, Function<TopicPartition, T> of) {
        return partitions.stream().distinct().collect(Collectors.toMap(Function.identity(), of));
    }

    private static Input input(TopicPartition partition, Long committed, Long end, Long lag) {
        return new Input(partition.topic(), partition.partition(), committed, end, lag);
    }
}
