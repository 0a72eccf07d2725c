package dev.shrike.messaging.outbox;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.publish.OutgoingEvent;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.avro.generic.IndexedRecord;

/** The outbox as a table of the service's own database. */
@EachBean(DataSource.class)
final class JdbcOutbox implements Outbox {
    /** A stream takes 1 MiB with headers; these get what is left. */
    static final int LARGEST_PAYLOAD = 1024 * 1024 - 16 * 1024;

    private static final String INSERT = """
            insert into outbox (event_id, aggregate, shard, stream, subject, headers, payload)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private final String dataSource;
    private final TransactionOperations<Connection> transactions;
    private final CommitSignal committed;
    private final EventCatalogue catalogue;
    private final SingleObjectEncoding encoding;
    private final Tracing tracing;
    private final FaultInjection faults;

    JdbcOutbox(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter CommitSignal committed,
            EventCatalogue catalogue,
            SingleObjectEncoding encoding,
            Tracing tracing,
            FaultInjection faults) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.committed = committed;
        this.catalogue = catalogue;
        this.encoding = encoding;
        this.tracing = tracing;
        this.faults = faults;
    }

    @Override
    public void append(IndexedRecord event) {
        TransactionStatus<?> transaction =
                transactions.findTransactionStatus().orElseThrow(() -> new OutsideTransactionException(dataSource));
        String trace = tracing.stamp(event); // safe here: an id comes through an outbox once, so its bytes never vary
        OutgoingEvent outgoing = OutgoingEvent.of(event, catalogue, encoding).inTrace(trace);
        if (outgoing.payload().length > LARGEST_PAYLOAD) {
            throw new EventTooLargeException(outgoing.payload().length, LARGEST_PAYLOAD);
        }
        insert(outgoing);
        faults.reached(OutboxPoint.APPENDED);
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                faults.reached(OutboxPoint.COMMITTED);
                committed.raise();
            }
        });
    }

    private void insert(OutgoingEvent event) {
        Connection connection = transactions.getConnection();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, event.id());
            insert.setString(2, event.aggregate());
            insert.setInt(3, Shards.of(event.aggregate()));
            insert.setString(4, event.stream());
            insert.setString(5, event.subject());
            insert.setArray(6, HeaderArray.of(connection, event.headers()));
            insert.setBytes(7, event.payload());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DataAccessException("Could not append " + event + " to the outbox of " + dataSource, e);
        }
    }
}
