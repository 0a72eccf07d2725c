package dev.shrike.notifier.mail;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All mail, on its way and sent. Thread-safe. */
@JdbcRepository(dataSource = "notifier", dialect = Dialect.POSTGRES)
public interface MailTable extends GenericRepository<MailRow, UUID> {
    /** Queues a mail that belongs to a trace; 0 when one with that id was queued before. */
    @Query("""
            INSERT INTO mail (id, person, message_type, source_name, source_id, source_type, subject, text, traceparent)
            VALUES (:id, :person, :messageType, :sourceName, :sourceId, :sourceType, :subject, :text, :traceparent)
            ON CONFLICT (id) DO NOTHING""")
    int queue(
            UUID id,
            UUID person,
            String messageType,
            String sourceName,
            UUID sourceId,
            String sourceType,
            String subject,
            String text,
            @Nullable String traceparent);

    /** Locks the mail that is due first, passing over those that others have locked. */
    @Query("""
            SELECT id, position, person, message_type, source_name, source_id, source_type, subject, text, attempts, sent_at,
                traceparent
            FROM mail WHERE state IN ('queued', 'sending') AND due_at <= now()
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED""")
    Optional<MailRow> lockDue();

    /** Begins an attempt, which counts as lost when nothing is heard of it by then. */
    @Query("UPDATE mail SET state = 'sending', attempts = attempts + 1, due_at = :leaseEnd WHERE id = :id")
    int markSending(UUID id, Instant leaseEnd);

    /** 0 when it was marked before or erased meanwhile. */
    @Query("UPDATE mail SET state = 'sent', sent_at = now() WHERE id = :id AND state = 'sending'")
    int markSent(UUID id);

    /** Puts off a mail that could not be sent. */
    @Query("UPDATE mail SET state = 'queued', due_at = :due WHERE id = :id AND state = 'sending'")
    int putOff(UUID id, Instant due);

    /** Ends a mail that will not be sent: {@code withheld} or {@code failed}. */
    @Query("UPDATE mail SET state = :state WHERE id = :id AND state = 'sending'")
    int end(UUID id, String state);

    /** How many are on their way, by the index of those. */
    @Query("SELECT count(*) FROM mail WHERE state IN ('queued', 'sending')")
    long countOnTheirWay();

    /** How many of them had an attempt that nothing was heard of: they may have gone out, and will again. */
    @Query("SELECT count(*) FROM mail WHERE state = 'sending' AND due_at <= now()")
    long countUncertain();

    /** For how many seconds the one that is due first has been due; 0 when none is. */
    @Query("""
            SELECT coalesce(greatest(0, extract(epoch FROM now() - min(due_at))), 0)::float8
            FROM mail WHERE state IN ('queued', 'sending')""")
    double secondsDue();

    /** Where one of the mails that a person was sent stands in the order of all. */
    @Query("SELECT position FROM mail WHERE id = :id AND person = :person")
    Optional<Long> findPosition(UUID id, UUID person);

    /** What the person was sent, before a position, newest first. */
    @Query("""
            SELECT id, position, person, message_type, source_name, source_id, source_type, subject, text, attempts, sent_at,
                traceparent
            FROM mail WHERE person = :person AND state = 'sent' AND position < :before
            ORDER BY position DESC LIMIT :limit""")
    List<MailRow> findSentBefore(UUID person, long before, int limit);

    /** Deletes the person's mail, sent or not. */
    @Query("DELETE FROM mail WHERE person = :person")
    int deleteAllOf(UUID person);
}
