package dev.shrike.messaging.eventstore;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.outbox.OutsideTransactionException;
import dev.shrike.messaging.trace.Tracing;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;

/** Histories as tables of the service's own database. */
@EachBean(DataSource.class)
final class JdbcAggregateStore implements AggregateStore {
    private final String dataSource;
    private final TransactionOperations<Connection> transactions;
    private final Outbox outbox;
    private final EventCatalogue catalogue;
    private final Tracing tracing;
    private final HistoryTable history;

    JdbcAggregateStore(
            @Parameter String dataSource,
            @Parameter TransactionOperations<Connection> transactions,
            @Parameter Outbox outbox,
            EventCatalogue catalogue,
            SingleObjectEncoding encoding,
            Tracing tracing) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.tracing = tracing;
        this.history = new HistoryTable(encoding);
    }

    @Override
    public long append(AggregateId aggregate, long expectedVersion, List<? extends SpecificRecord> events) {
        requireTransaction();
        requireOf(aggregate, events);
        events.forEach(tracing::stamp); // before it is written: the history says what the stream says
        long version = expectedVersion + events.size();
        write(aggregate, connection -> {
            if (!history.advance(connection, aggregate, expectedVersion, version)) {
                throw new ConcurrentAppendException(aggregate, expectedVersion, history.version(connection, aggregate));
            }
            history.insert(connection, aggregate, expectedVersion + 1, events);
        });
        events.forEach(outbox::append);
        return version;
    }

    @Override
    public List<VersionedEvent> read(AggregateId aggregate, long afterVersion, int limit) {
        if (limit < 1 || limit > MAX_LIMIT || afterVersion < 0) {
            throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT + ", a version is not negative");
        }
        return read(aggregate, connection -> history.read(connection, aggregate, afterVersion, limit));
    }

    @Override
    public long version(AggregateId aggregate) {
        return read(aggregate, connection -> history.version(connection, aggregate));
    }

    @Override
    public int forget(AggregateId aggregate) {
        return transactions.executeWrite(tx -> {
            try {
                return history.delete(tx.getConnection(), aggregate);
            } catch (SQLException e) {
                throw new DataAccessException("Could not forget aggregate " + aggregate + " of " + dataSource, e);
            }
        });
    }

    @Override
    public <S> AggregateRepository<S> repository(Evolution<S> evolution) {
        return new ReplayingRepository<>(this, evolution, Optional.empty());
    }

    @Override
    public <S> AggregateRepository<S> repository(Evolution<S> evolution, SnapshotForm<S> snapshots) {
        return new ReplayingRepository<>(this, evolution, Optional.of(new SnapshotTable<>(snapshots)));
    }

    TransactionOperations<Connection> transactions() {
        return transactions;
    }

    void requireTransaction() {
        if (transactions.findTransactionStatus().isEmpty()) {
            throw new OutsideTransactionException(dataSource);
        }
    }

    /** Something that is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Something that is written with a connection. */
    interface Write {
        void with(Connection connection) throws SQLException;
    }

    <T> T read(AggregateId aggregate, Work<T> work) {
        return transactions.executeRead(tx -> {
            try {
                return work.with(tx.getConnection());
            } catch (SQLException e) {
                throw new DataAccessException("Could not read aggregate " + aggregate + " of " + dataSource, e);
            }
        });
    }

    /** In the transaction of this thread, which there has to be. */
    void write(AggregateId aggregate, Write write) {
        try {
            write.with(transactions.getConnection());
        } catch (SQLException e) {
            throw new DataAccessException("Could not write aggregate " + aggregate + " of " + dataSource, e);
        }
    }

    private void requireOf(AggregateId aggregate, List<? extends SpecificRecord> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append to " + aggregate);
        }
        for (SpecificRecord event : events) {
            MajorVersion major = catalogue.of(event);
            if (!major.event().equals(aggregate.event())
                    || !major.aggregateOf(event).equals(aggregate.id())) {
                throw new IllegalArgumentException("An event of " + major.event() + "/" + major.aggregateOf(event)
                        + " does not belong to the aggregate " + aggregate);
            }
        }
    }
}
