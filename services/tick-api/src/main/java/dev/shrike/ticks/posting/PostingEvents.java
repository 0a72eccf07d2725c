package dev.shrike.ticks.posting;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import dev.shrike.ticks.TickApi;
import dev.shrike.ticks.person.PersonTable;
import dev.shrike.ticks.posting.Posted.KeyReused;
import dev.shrike.ticks.posting.Posted.PersonGone;
import dev.shrike.ticks.posting.Posted.Replayed;
import dev.shrike.ticks.posting.Posted.Stored;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Stores submissions: row, request key and outbox entry in one transaction of two statements, after which the event is durable
 * and will be published once. Everything slower (keys, owners) is done before. Thread-safe.
 */
@Singleton
public class PostingEvents {
    private static final int ATTEMPTS = 3;

    private final TransactionOperations<Connection> transactions;
    private final Outbox outbox;
    private final PersonTable people;
    private final SingleObjectEncoding encoding;
    private final Tracing tracing;

    PostingEvents(
            @Named(TickApi.DATA_SOURCE) TransactionOperations<Connection> transactions,
            @Named(TickApi.DATA_SOURCE) Outbox outbox,
            PersonTable people,
            SingleObjectEncoding encoding,
            Tracing tracing) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.people = people;
        this.encoding = encoding;
        this.tracing = tracing;
    }

    /**
     * Stores a submission, or says why not.
     *
     * <p>A person whom this service has not heard of yet is let in: their token is valid, and the event of their registration may
     * still be under way. Only a person known to be gone is refused.
     */
    public Posted post(Submission submission) {
        tracing.stamp(submission.event()); // before it is encoded: the row says what the stream says
        byte[] encoded = encoding.encode(submission.event());
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (store(submission, encoded)) {
                return new Stored(submission.event());
            }
            Optional<byte[]> earlier = submission.earlier();
            if (earlier.isPresent()) {
                SpecificRecord stored = encoding.decode(earlier.get());
                return submission.saysTheSameAs(stored) ? new Replayed(stored) : new KeyReused();
            }
            if (people.isGone(submission.person())) {
                return new PersonGone();
            }
            people.welcome(submission.person());
        }
        throw new IllegalStateException("Not stored in " + ATTEMPTS + " attempts, and no reason found");
    }

    private boolean store(Submission submission, byte[] encoded) {
        return transactions.executeWrite(transaction -> {
            boolean inserted = submission.insert(encoded);
            if (inserted) {
                outbox.append(submission.event());
            }
            return inserted;
        });
    }
}
