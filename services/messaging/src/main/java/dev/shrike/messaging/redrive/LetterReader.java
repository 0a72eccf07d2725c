package dev.shrike.messaging.redrive;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads letters as people see them. */
final class LetterReader {
    private static final String SELECT = """
            select handler, event_id, kind, case when redriven_at is not null then 'redriven'
                    when parked_at is not null then 'parked' else 'trying' end,
                aggregate, stream, stream_sequence, subject, failures, first_failed_at, last_failed_at, redriven_at,
                array(select e->>'at' from jsonb_array_elements(history) with ordinality as h(e, n) order by n),
                array(select e->>'by' from jsonb_array_elements(history) with ordinality as h(e, n) order by n),
                array(select e->>'error' from jsonb_array_elements(history) with ordinality as h(e, n) order by n)
            from dead_letter
            where (?::text is null or handler = ?) and (?::uuid is null or event_id = ?) and (? or redriven_at is null)
            order by handler, stream, stream_sequence limit ?""";

    private final String service;
    private final TransactionOperations<Connection> transactions;

    LetterReader(String service, TransactionOperations<Connection> transactions) {
        this.service = service;
        this.transactions = transactions;
    }

    List<DeadLetter> list(@Nullable String handler, boolean redriven, int limit) {
        return read(handler, null, redriven, limit);
    }

    List<DeadLetter> find(UUID eventId) {
        return read(null, eventId, true, DeadLetterOffice.MAX_LIMIT);
    }

    private List<DeadLetter> read(@Nullable String handler, @Nullable UUID eventId, boolean redriven, int limit) {
        return transactions.executeRead(tx -> {
            try (PreparedStatement select = tx.getConnection().prepareStatement(SELECT)) {
                select.setString(1, handler);
                select.setString(2, handler);
                select.setObject(3, eventId);
                select.setObject(4, eventId);
                select.setBoolean(5, redriven);
                select.setInt(6, limit);
                List<DeadLetter> letters = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        letters.add(letter(row));
                    }
                }
                return letters;
            }
        });
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        Timestamp redrivenAt = row.getTimestamp(12);
        return new DeadLetter(
                service,
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getInt(9),
                row.getTimestamp(10).toInstant(),
                row.getTimestamp(11).toInstant(),
                redrivenAt == null ? null : redrivenAt.toInstant(),
                history(texts(row, 13), texts(row, 14), texts(row, 15)));
    }

    private static List<DeadLetter.Entry> history(String[] at, String[] by, String[] error) {
        List<DeadLetter.Entry> history = new ArrayList<>(at.length);
        for (int i = 0; i < at.length; i++) {
            Instant when = OffsetDateTime.parse(at[i]).toInstant();
            history.add(new DeadLetter.Entry(when, by[i] == null ? "delivery" : by[i], error[i]));
        }
        return history;
    }

    private static String[] texts(ResultSet row, int column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
