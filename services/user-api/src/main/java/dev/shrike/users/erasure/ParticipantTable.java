package dev.shrike.users.erasure;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code erasure_participant}. Joins the caller's transaction. */
@Singleton
class ParticipantTable {

    private final TransactionOperations<Connection> transactions;

    ParticipantTable(@Named("users") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Waits for these, too. */
    void expect(UUID erasure, List<String> participants) {
        run("""
                insert into erasure_participant (erasure_id, participant, expected) select ?, unnest(?::text[]), true
                on conflict (erasure_id, participant) do update set expected = true""", insert -> {
            insert.setObject(1, erasure);
            insert.setArray(2, insert.getConnection().createArrayOf("text", participants.toArray()));
            return insert.executeUpdate();
        });
    }

    /** Notes an acknowledgement; the first one of a participant counts, and one who was not expected is noted too. */
    void acknowledge(UUID erasure, String participant, String evidence, Instant time) {
        run("""
                insert into erasure_participant (erasure_id, participant, expected, acknowledged, evidence)
                values (?, ?, false, ?, ?)
                on conflict (erasure_id, participant) do update
                    set acknowledged = excluded.acknowledged, evidence = excluded.evidence
                    where erasure_participant.acknowledged is null""", upsert -> {
            upsert.setObject(1, erasure);
            upsert.setString(2, participant);
            upsert.setTimestamp(3, Timestamp.from(time));
            upsert.setString(4, evidence);
            return upsert.executeUpdate();
        });
    }

    List<Participant> of(UUID erasure) {
        return run("""
                select participant, expected, acknowledged, evidence from erasure_participant
                where erasure_id = ? order by participant""", select -> {
            select.setObject(1, erasure);
            List<Participant> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp acknowledged = row.getTimestamp(3);
                    found.add(new Participant(
                            row.getString(1),
                            row.getBoolean(2),
                            acknowledged == null ? null : acknowledged.toInstant(),
                            row.getString(4)));
                }
            }
            return found;
        });
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        return transactions.executeWrite(status -> {
            try (PreparedStatement statement = status.getConnection().prepareStatement(sql)) {
                return work.on(statement);
            }
        });
    }
}
