package dev.shrike.users.recipient;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code recipient_delivery}. Joins the caller's transaction. */
@Singleton
class DeliveryTable {

    /** Of one person's for one recipient, only the first that waits; others may claim at the same time. */
    private static final String CLAIM = """
            update recipient_delivery set state = 'sending', attempts = attempts + 1, due_at = ?
            where id in (
                select id from recipient_delivery d where state in ('queued', 'sending') and due_at <= ?
                    and not exists (select from recipient_delivery e
                        where e.person = d.person and e.recipient = d.recipient and e.position < d.position
                            and e.state in ('queued', 'sending'))
                order by due_at limit ? for update skip locked)
            returning id, recipient, event_id, body, attempts, give_up""";

    private final Sql sql;

    DeliveryTable(Sql sql) {
        this.sql = sql;
    }

    /** A delivery in hand. */
    record Claimed(UUID id, String recipient, UUID eventId, String body, int attempts, Instant giveUp) {}

    /** Queues a delivery; nothing happens when that event is queued for that recipient. */
    void queue(String recipient, UUID event, UUID person, String kind, String body, Instant now, Instant giveUp) {
        sql.update("""
                insert into recipient_delivery
                    (id, recipient, event_id, person, kind, body, state, due_at, give_up, created)
                values (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?) on conflict (recipient, event_id) do nothing""", UUID.randomUUID(), recipient, event, person, kind, body, now, giveUp, now);
    }

    /** Begins attempts, which count as lost when nothing is heard of them by the end of the lease. */
    List<Claimed> claim(Instant now, Instant leaseEnd, int limit) {
        return sql.query(
                row -> new Claimed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getInt(5),
                        row.getTimestamp(6).toInstant()),
                CLAIM,
                leaseEnd,
                now,
                limit);
    }

    void delivered(UUID id, Instant now) {
        sql.update("""
                update recipient_delivery set state = 'delivered', delivered = ?, failure = '', body = null
                where id = ? and state = 'sending'""", now, id);
    }

    void putOff(UUID id, String failure, Instant due) {
        sql.update("""
                update recipient_delivery set state = 'queued', failure = ?, due_at = ?
                where id = ? and state = 'sending'""", failure, due, id);
    }

    /** Lets all that waits for a recipient wait a while, because it does not take anything now. */
    void putOffOthers(String recipient, Instant due) {
        sql.update("""
                update recipient_delivery set due_at = greatest(due_at, ?)
                where recipient = ? and state = 'queued'""", due, recipient);
    }

    void fail(UUID id, String failure) {
        sql.update("""
                update recipient_delivery set state = 'failed', failure = ? where id = ? and state = 'sending'""", failure, id);
    }

    /** Tries what failed once more, from now on for as long as a new one; 0 when it has not failed. */
    int retry(UUID id, Instant now, Instant giveUp) {
        return sql.update("""
                update recipient_delivery set state = 'queued', attempts = 0, due_at = ?, give_up = ?
                where id = ? and state = 'failed' and exists (select from recipient r where r.name = recipient_delivery.recipient)""", now, giveUp, id);
    }

    /** Nothing more is delivered to a recipient who is removed. */
    void cancel(String recipient) {
        sql.update("""
                update recipient_delivery set state = 'cancelled', body = null
                where recipient = ? and state in ('queued', 'sending', 'failed')""", recipient);
    }

    List<Delivery> list(@Nullable UUID person, @Nullable String state, @Nullable UUID after, int limit) {
        return sql.query(DeliveryTable::read, """
                select id, recipient, event_id, person, kind, state, attempts, failure, due_at, give_up, created, delivered
                from recipient_delivery d
                where (cast(? as uuid) is null or person = ?) and (cast(? as text) is null or state = ?)
                    and (cast(? as uuid) is null
                        or position > (select p.position from recipient_delivery p where p.id = ?))
                order by position limit ?""", person, person, state, state, after, after, limit);
    }

    long countFailed() {
        return sql.query(row -> row.getLong(1), "select count(*) from recipient_delivery where state = 'failed'")
                .getFirst();
    }

    private static Delivery read(ResultSet row) throws SQLException {
        String state = row.getString(6);
        boolean waits = state.equals("queued") || state.equals("sending");
        Timestamp delivered = row.getTimestamp(12);
        return new Delivery(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                new Delivery.Person(row.getObject(4, UUID.class)),
                row.getString(5),
                state,
                row.getInt(7),
                row.getString(8),
                waits ? row.getTimestamp(9).toInstant() : null,
                row.getTimestamp(10).toInstant(),
                row.getTimestamp(11).toInstant(),
                delivered == null ? null : delivered.toInstant());
    }
}
