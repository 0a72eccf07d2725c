package dev.shrike.bench.messaging;

import dev.shrike.messaging.publish.OutgoingEvent;
import java.sql.PreparedStatement;
import java.util.List;

/** Rows with the same payload by plain JDBC, one statement a row, in transactions of the same size as the outbox gets. */
final class BareInsert {
    private BareInsert() {}

    /** Returns the time it took in nanoseconds. */
    static long run(Station station, List<OutgoingEvent> events, int transaction) {
        station.change("create table if not exists bare (id bigint generated always as identity primary key,"
                + " event_id uuid not null unique, subject text not null, payload bytea not null)");
        long begun = System.nanoTime();
        for (int from = 0; from < events.size(); from += transaction) {
            List<OutgoingEvent> rows = events.subList(from, Math.min(from + transaction, events.size()));
            station.transactions().executeWrite(tx -> {
                try (PreparedStatement insert = tx.getConnection()
                        .prepareStatement("insert into bare (event_id, subject, payload) values (?, ?, ?)")) {
                    for (OutgoingEvent row : rows) {
                        insert.setObject(1, row.id());
                        insert.setString(2, row.subject());
                        insert.setBytes(3, row.payload());
                        insert.executeUpdate();
                    }
                }
                return null;
            });
        }
        return System.nanoTime() - begun;
    }
}
