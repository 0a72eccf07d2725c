package dev.shrike.bench.messaging;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;

/** The statements of {@link TickCount} by plain JDBC, in batches and transactions of the same size. */
final class BareUpserts {
    private BareUpserts() {}

    /** Returns the time it took in nanoseconds. */
    static long run(Station station, List<UUID> people, int transaction) {
        station.change("create schema bare_count");
        station.change("set local search_path to bare_count; " + TickCount.TABLE);
        long begun = System.nanoTime();
        for (int from = 0; from < people.size(); from += transaction) {
            List<UUID> some = people.subList(from, Math.min(from + transaction, people.size()));
            station.transactions().executeWrite(tx -> {
                try (var path = tx.getConnection().createStatement();
                        PreparedStatement count = tx.getConnection().prepareStatement(TickCount.COUNT)) {
                    path.execute("set local search_path to bare_count");
                    for (UUID person : some) {
                        count.setObject(1, person);
                        count.addBatch();
                    }
                    count.executeBatch();
                }
                return null;
            });
        }
        long nanos = System.nanoTime() - begun;
        station.change("drop schema bare_count cascade");
        return nanos;
    }
}
