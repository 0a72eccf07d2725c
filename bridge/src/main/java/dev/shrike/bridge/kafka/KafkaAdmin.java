package dev.shrike.bridge.kafka;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.KafkaSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Questions to Kafka's admin interface. Connects when first asked. Thread-safe; every answer comes within two request timeouts. */
public final class KafkaAdmin implements PartitionRanges, AutoCloseable {
    private static final int ROUNDS = 2;

    private final KafkaSettings settings;
    private Admin admin;

    /**
     * @param settings where Kafka is
     */
    public KafkaAdmin(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * One question.
     *
     * @param what is asked, for the message: "Kafka could not ..."
     * @throws UnavailableException when there is no answer in time, or it is an error, which is then the cause
     */
    public <T> T ask(String what, Function<Admin, KafkaFuture<T>> question) {
        return await(what, question.apply(client()));
    }

    /** Waits for an answer that is under way. */
    public <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(settings.requestTimeout().toMillis() * ROUNDS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Incident incident = e.getCause() instanceof AuthorizationException ? Incident.REFUSED : Incident.KAFKA_AWAY;
            throw new UnavailableException(
                    incident, "Kafka could not " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new UnavailableException(Incident.KAFKA_AWAY, "Kafka did not " + what + " in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Incident.KAFKA_AWAY, "Interrupted while Kafka was asked to " + what, e);
        }
    }

    /**
     * Topics that must be there.
     *
     * @throws UnavailableException naming the one that is missing
     */
    public Map<String, TopicDescription> require(Collection<String> topics) {
        var found = new HashMap<String, TopicDescription>();
        client().describeTopics(topics).topicNameValues().forEach((name, answer) -> {
            try {
                found.put(name, await("describe topic " + name, answer));
            } catch (UnavailableException e) {
                throw e.getCause() instanceof UnknownTopicOrPartitionException
                        ? new UnavailableException(Incident.TOPIC_MISSING, "The topic " + name + " is missing", e)
                        : e;
            }
        });
        return found;
    }

    /** The largest record that each of these topics takes, in bytes, as the topics are now. */
    public int smallestRecordLimit(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return ask(
                        "describe topic settings",
                        client -> client.describeConfigs(resources).all())
                .values()
                .stream()
                .map(config -> config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                .mapToInt(limit -> Integer.parseInt(limit.value()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    @Override
    public Map<TopicPartition, OffsetRange> ranges(Collection<TopicPartition> partitions) {
        var all = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        var first = ask(
                "list offsets",
                client -> client.listOffsets(each(partitions, OffsetSpec.earliest()), all)
                        .all());
        var next = ask(
                "list offsets",
                client -> client.listOffsets(each(partitions, OffsetSpec.latest()), all)
                        .all());
        var ranges = new HashMap<TopicPartition, OffsetRange>();
        partitions.forEach(partition -> ranges.put(
                partition,
                new OffsetRange(
                        first.get(partition).offset(), next.get(partition).offset())));
        return ranges;
    }

    /** The same, but beginning with the first record of that time or later; by the records' own times. */
    public Map<TopicPartition, OffsetRange> rangesSince(Collection<TopicPartition> partitions, Instant since) {
        var sought = ask(
                "list offsets",
                client -> client.listOffsets(each(partitions, OffsetSpec.forTimestamp(since.toEpochMilli())))
                        .all());
        Map<TopicPartition, OffsetRange> ranges = ranges(partitions);
        ranges.replaceAll((partition, range) -> {
            long first = sought.get(partition).offset();
            return new OffsetRange(first < 0 ? range.next() : Math.max(first, range.first()), range.next());
        });
        return ranges;
    }

    /**
     * All partitions of topics.
     *
     * @throws UnavailableException naming the topic that is missing
     */
    public List<TopicPartition> partitions(Collection<String> topics) {
        return require(topics).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Map<TopicPartition, OffsetSpec> each(Collection<TopicPartition> partitions, OffsetSpec spec) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        return wanted;
    }

    private synchronized Admin client() {
        if (admin == null) {
            try {
                admin = KafkaClients.admin(settings);
            } catch (KafkaException e) {
                throw new UnavailableException(Incident.KAFKA_AWAY, "Kafka is away: " + e.getMessage(), e);
            }
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(settings.requestTimeout());
        }
    }
}
