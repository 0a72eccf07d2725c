package dev.shrike.admin.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The audit log's table. Everything but reading runs inside the caller's transaction. Who records an entry about a person holds
 * that person shared and an erasure holds them alone, both until their commit: so no entry slips in between an erasure's look
 * at the table and its commit.
 */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "admin")
interface AuditEntries extends GenericRepository<AuditEntry, Long> {

    /** Adds the entry unless its event is there already; says how many rows it added. */
    @Query("""
            insert into audit_entry (event_id, event, type, version, source, person_id, erased, subject, stream, sequence,
                                     time, recorded_at, action, target_kind, target_id, outcome)
            values (:eventId, :event, :type, :version, :source, :personId, :erased, :subject, :stream, :sequence,
                    :time, :recordedAt, :action, :targetKind, :targetId, :outcome)
            on conflict (event_id) do nothing""")
    int record(AuditEntry entry);

    /** Newest first, from before the given position; {@code null} leaves a filter out. */
    @Query("""
            select * from audit_entry
            where position < :before
              and (cast(:event as text) is null or event = :event)
              and (cast(:type as text) is null or type = :type)
              and (cast(:person as uuid) is null or person_id = :person)
              and (cast(:action as text) is null or action = :action)
              and (cast(:target as text) is null or target_id = :target)
              and (cast(:since as timestamptz) is null or time >= :since)
              and (cast(:until as timestamptz) is null or time < :until)
            order by position desc
            limit :limit""")
    List<AuditEntry> newestBefore(
            long before,
            @Nullable String event,
            @Nullable String type,
            @Nullable UUID person,
            @Nullable String action,
            @Nullable String target,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit);

    /** Takes the person out of every row but those that prove the erasure; says how many rows that were. */
    @Query("""
            update audit_entry
            set person_id = null, erased = true, subject = replace(subject, cast(:person as text), 'erased')
            where person_id = :person and event <> 'gdpr'""")
    int pseudonymise(UUID person);

    /** Takes the person out of what was done to them; says how many rows that were. */
    @Query("""
            update audit_entry set target_id = 'erased'
            where target_kind = 'person' and target_id = cast(:person as text)""")
    int pseudonymiseTarget(UUID person);

    /** Waits for an erasure of the person that is under way, and holds off new ones. */
    @Query("select pg_advisory_xact_lock_shared(hashtextextended(cast(:person as text), 0)) is null")
    boolean holdShared(UUID person);

    /** Waits for entries about the person that are being recorded, and holds off new ones. */
    @Query("select pg_advisory_xact_lock(hashtextextended(cast(:person as text), 0)) is null")
    boolean holdAlone(UUID person);

    /** Whether the person was erased, as of now and not as of a cache. */
    @Query("select exists (select 1 from audit_erasure where person_id = :person)")
    boolean isErased(UUID person);

    /** From now on entries about the person name nobody. */
    @Query("insert into audit_erasure (person_id, erased_at) values (:person, :at) on conflict do nothing")
    int erase(UUID person, Instant at);
}
