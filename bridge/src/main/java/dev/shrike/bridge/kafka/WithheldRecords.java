package dev.shrike.bridge.kafka;

import dev.shrike.bridge.fault.Incident;
import dev.shrike.bridge.fault.UnavailableException;
import dev.shrike.bridge.settings.KafkaSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out why a reader of committed records is not shown the end of partitions: which transactions are open there, and whether the
 * coordinator of their producer knows of them. One that it does not know is a <em>hanging</em> transaction: nobody will end it.
 */
final class WithheldRecords {
    private final Map<Long, TransactionListing> known;

    private WithheldRecords(Map<Long, TransactionListing> known) {
        this.known = known;
    }

    /**
     * What to tell of partitions that are not shown from these offsets on. Asks Kafka; when that fails, Kafka is away.
     *
     * @param hidden at least one partition, with the position at which its reader waits
     */
    static UnavailableException of(KafkaSettings settings, SortedMap<TopicPartition, Long> hidden) {
        String what = "Kafka does not show the end of " + places(hidden) + " in time";
        try (var admin = new KafkaAdmin(settings)) {
            Map<TopicPartition, PartitionProducerState> producers = admin.ask(
                    "describe producers",
                    client -> client.describeProducers(hidden.keySet()).all());
            List<OpenTransaction> open = producers.entrySet().stream()
                    .flatMap(entry -> entry.getValue().activeProducers().stream()
                            .filter(producer ->
                                    producer.currentTransactionStartOffset().isPresent())
                            .map(producer -> new OpenTransaction(entry.getKey(), producer)))
                    .toList();
            if (open.isEmpty()) {
                return new UnavailableException(Incident.KAFKA_AWAY, what + ", and no transaction is open there", null);
            }
            var found = new WithheldRecords(known(admin, open));
            return new UnavailableException(
                    Incident.TRANSACTION_OPEN,
                    what + ": " + open.stream().map(found::sentence).sorted().collect(Collectors.joining("; ")),
                    null);
        } catch (UnavailableException e) {
            return new UnavailableException(e.incident(), what + "; why is not known: " + e.getMessage(), e);
        }
    }

    private static Map<Long, TransactionListing> known(KafkaAdmin admin, Collection<OpenTransaction> open) {
        var options = new ListTransactionsOptions()
                .filterProducerIds(open.stream()
                        .map(transaction -> transaction.producer().producerId())
                        .collect(Collectors.toSet()));
        return admin
                .ask(
                        "list transactions",
                        client -> client.listTransactions(options).all())
                .stream()
                .collect(Collectors.toMap(TransactionListing::producerId, Function.identity(), (one, other) -> one));
    }

    private String sentence(OpenTransaction open) {
        ProducerState producer = open.producer();
        TransactionListing listing = known.get(producer.producerId());
        return "an open transaction in " + open.partition() + " begins at offset "
                + producer.currentTransactionStartOffset().orElseThrow() + ", was last written to at "
                + Instant.ofEpochMilli(producer.lastTimestamp()) + " by producer " + producer.producerId() + " epoch "
                + producer.producerEpoch() + (listing == null ? "" : " (" + listing.transactionalId() + ")")
                + (isOngoing(listing) ? "" : ", and hangs: its coordinator knows of none");
    }

    private static boolean isOngoing(TransactionListing listing) {
        return listing != null
                && switch (listing.state()) {
                    case ONGOING, PREPARE_COMMIT, PREPARE_ABORT, PREPARE_EPOCH_FENCE -> true;
                    case EMPTY, COMPLETE_COMMIT, COMPLETE_ABORT, UNKNOWN -> false;
                };
    }

    private static String places(SortedMap<TopicPartition, Long> hidden) {
        return hidden.entrySet().stream()
                .map(entry -> entry.getKey() + " (read up to " + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private record OpenTransaction(TopicPartition partition, ProducerState producer) {}
}
