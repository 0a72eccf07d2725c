package dev.shrike.messaging.aggregates;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the live tables of the index. */
final class IndexRows {
    private static final String SELECT = """
            select aggregate, events, first_sequence, first_at, last_sequence, last_at from aggregate_index
            where event = ? and first_sequence > ? order by first_sequence limit ?""";

    private final TransactionOperations<Connection> transactions;

    IndexRows(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    AggregatePage page(String event, long after, int limit) {
        List<IndexedAggregate> found = transactions.executeRead(tx -> {
            try (PreparedStatement select = tx.getConnection().prepareStatement(SELECT)) {
                select.setString(1, event);
                select.setLong(2, after);
                select.setInt(3, limit + 1);
                return read(select);
            }
        });
        boolean more = found.size() > limit;
        List<IndexedAggregate> page = more ? found.subList(0, limit) : found;
        return new AggregatePage(page, page.isEmpty() ? after : page.getLast().firstSequence(), more);
    }

    private static List<IndexedAggregate> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<IndexedAggregate> all = new ArrayList<>();
            while (row.next()) {
                all.add(new IndexedAggregate(
                        row.getString("aggregate"),
                        row.getLong("events"),
                        row.getLong("first_sequence"),
                        instant(row, "first_at"),
                        row.getLong("last_sequence"),
                        instant(row, "last_at")));
            }
            return all;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
