package dev.shrike.users.export;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code export}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExportTable extends GenericRepository<ExportRow, UUID> {

    Optional<ExportRow> findById(UUID id);

    /** Begins one; 0 when the person has one under way, after waiting for whoever is just making it. */
    @Query("""
            insert into export (id, person, state, requested, changed) values (:id, :person, 'requested', :now, :now)
            on conflict (person) where state in ('requested', 'running') do nothing""")
    int begin(UUID id, UUID person, Instant now);

    @Query("select * from export where person = :person and state in ('requested', 'running')")
    Optional<ExportRow> findUnderWay(UUID person);

    /** The person's, the newest first. */
    @Query("select * from export where person = :person order by requested desc limit :limit")
    List<ExportRow> findNewestOf(UUID person, int limit);

    /** How many the person asked for since; those that failed do not count. */
    @Query("select count(*) from export where person = :person and requested > :since and state <> 'failed'")
    long countSince(UUID person, Instant since);

    /** Begins an attempt; 0 when the export is over. */
    @Query("""
            update export set state = 'running', events = 0, changed = :now
            where id = :id and state in ('requested', 'running')""")
    int run(UUID id, Instant now);

    @Query("update export set events = :events, waiting_for = null where id = :id and state = 'running'")
    int progress(UUID id, long events);

    @Query("update export set waiting_for = :waitingFor where id = :id and state = 'running'")
    int waitFor(UUID id, String waitingFor);

    /** Completes it; 0 when it is over. */
    @Query("""
            update export set state = 'ready', events = :events, file = :file, size = :size, waiting_for = null,
                changed = :now, expires = :expires
            where id = :id and state = 'running'""")
    int ready(UUID id, long events, String file, long size, Instant now, Instant expires);

    /** Ends it without a file: {@code failed}, {@code expired} or {@code erased}; 0 when that has happened. */
    @Query("""
            update export set state = :state, waiting_for = null, changed = :now
            where id = :id and state in ('requested', 'running', 'ready')""")
    int end(UUID id, String state, Instant now);

    /** Those of the person that have a file or will have one, held until the transaction ends. */
    @Query("""
            select * from export where person = :person and state in ('requested', 'running', 'ready')
            order by id for update""")
    List<ExportRow> holdLiving(UUID person);

    /** Ends all of the person's exports, those that are over, too. */
    @Query("update export set state = 'erased', changed = :now where person = :person and state <> 'erased'")
    int eraseAll(UUID person, Instant now);

    @Query("select * from export where state = 'ready' and expires < :now order by expires limit :limit")
    List<ExportRow> findExpired(Instant now, int limit);

    /** One that has a file or will have one. */
    @Query("select * from export where id = :id and state in ('requested', 'running', 'ready')")
    Optional<ExportRow> findLiving(UUID id);

    @Query("""
            delete from export where id in (
                select id from export where state in ('failed', 'expired', 'erased') and changed < :before limit :limit)""")
    int deleteEnded(Instant before, int limit);
}
