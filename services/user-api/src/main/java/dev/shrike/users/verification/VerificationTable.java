package dev.shrike.users.verification;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code verification}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface VerificationTable extends GenericRepository<VerificationRow, UUID> {

    Optional<VerificationRow> findById(UUID id);

    @Query("select * from verification where person = :person and deep = :deep and state in ('waiting', 'running')")
    Optional<VerificationRow> findActive(UUID person, boolean deep);

    /** Begins one; 0 when one is under way. */
    @Query("""
            insert into verification (id, person, deep, state, instance, heard, requested)
            values (:id, :person, :deep, 'waiting', :instance, :now, :now)
            on conflict (person, deep) where state in ('waiting', 'running') do nothing""")
    int begin(UUID id, UUID person, boolean deep, UUID instance, Instant now);

    @Query("update verification set state = 'running', heard = :now where id = :id and state = 'waiting'")
    int run(UUID id, Instant now);

    @Query("""
            update verification set place = :place, done = :done, total = :total
            where id = :id and state = 'running'""")
    int progress(UUID id, String place, long done, long total);

    @Query("""
            update verification set state = 'completed', report = :report, finished = :now
            where id = :id and state = 'running'""")
    int complete(UUID id, String report, Instant now);

    @Query("""
            update verification set state = 'failed', failure = :failure, finished = :now
            where id = :id and state in ('waiting', 'running')""")
    int fail(UUID id, String failure, Instant now);

    /** Says that an instance is still at work. */
    @Query("update verification set heard = :now where instance = :instance and state in ('waiting', 'running')")
    int hear(UUID instance, Instant now);

    /** Ends those whose process is gone. */
    @Query("""
            update verification set state = 'failed', failure = :failure, finished = :now
            where state in ('waiting', 'running') and heard < :before""")
    int failUnheard(Instant before, String failure, Instant now);

    @Query("delete from verification where finished < :before")
    int deleteFinished(Instant before);
}
