package dev.shrike.topology.position;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where topics end that are written in transactions. Thread-safe. */
final class TopicEnds {
    private static final Set<TransactionState> COMMITTING =
            Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT);
    private static final long LOOK_MILLIS = 2;

    private final Admin admin;
    private final String whose;
    private final Predicate<String> writers;
    private final KafkaAnswers answers;

    /**
     * @param whose topics they are, for messages
     * @param writers knows the transactional ids of those that write to them
     * @param timeout of each request
     */
    TopicEnds(Admin admin, String whose, Predicate<String> writers, Duration timeout) {
        this.admin = admin;
        this.whose = whose;
        this.writers = writers;
        this.answers = new KafkaAnswers(whose, timeout);
    }

    /**
     * The offsets that a reader has passed when it has read all that was committed to those partitions. A transaction is committed
     * first, and then a marker is written to one partition after the other: until all of them are there, a partition may not show
     * what another one, or a group's offsets, say already. A reader does not always step over a marker at the end.
     *
     * @throws NotThereYetException when Kafka does not answer in time, or is not done committing by then
     */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions, Deadline deadline) throws InterruptedException {
        awaitMarkers(deadline);
        Map<TopicPartition, Long> decided = latest(partitions, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> written = latest(partitions, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> ends = new HashMap<>();
        decided.forEach((partition, end) ->
                ends.put(partition, end.equals(written.get(partition)) ? Math.max(0, end - 1) : end));
        return ends;
    }

    /** The same of all partitions of a topic. */
    Map<TopicPartition, Long> of(String topic, Deadline deadline) throws InterruptedException {
        var described = answers.of(admin.describeTopics(List.of(topic)).allTopicNames());
        return of(
                described.get(topic).partitions().stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList(),
                deadline);
    }

    /** Only those that are writing theirs now are waited for: of what begins later nobody has seen anything yet. */
    private void awaitMarkers(Deadline deadline) throws InterruptedException {
        Set<String> before = writingMarkers();
        while (!before.isEmpty()) {
            if (deadline.hasPassed()) {
                throw new NotThereYetException(whose + " is committing still");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            before.retainAll(writingMarkers());
        }
    }

    private Set<String> writingMarkers() throws InterruptedException {
        ListTransactionsOptions committing = new ListTransactionsOptions().filterStates(COMMITTING);
        return answers.of(admin.listTransactions(committing).all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(writers)
                .collect(Collectors.toSet());
    }

    private Map<TopicPartition, Long> latest(Collection<TopicPartition> partitions, IsolationLevel isolation)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found = answers.of(
                admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all());
        found.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }
}
