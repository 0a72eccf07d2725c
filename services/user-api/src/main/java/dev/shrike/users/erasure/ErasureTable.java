package dev.shrike.users.erasure;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code erasure}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ErasureTable extends GenericRepository<ErasureRow, UUID> {

    Optional<ErasureRow> findById(UUID id);

    Optional<ErasureRow> findByPerson(UUID person);

    /** The person's erasure, held until the transaction ends. */
    @Query("select * from erasure where person = :person for update")
    Optional<ErasureRow> holdByPerson(UUID person);

    /** Begins one; 0 when the person has one, after waiting for whoever is just making it. */
    @Query("""
            insert into erasure (id, person, state, told, keys_destroyed, requested)
            values (:id, :person, 'requested', :told, 0, :now) on conflict (person) do nothing""")
    int begin(UUID id, UUID person, boolean told, Instant now);

    /** The keys are destroyed; 0 when that was noted before. */
    @Query("""
            update erasure set state = 'running', keys_destroyed = :keysDestroyed, shredded = :now
            where id = :id and state = 'requested'""")
    int shredded(UUID id, int keysDestroyed, Instant now);

    /** It has a certificate of this grade; 0 when that was noted before. */
    @Query("update erasure set grade = :grade where id = :id and grade is distinct from :grade")
    int certified(UUID id, String grade);

    /** Keeps a probe; none is kept once the keys are destroyed. */
    @Query("update erasure set probe = :probe, probe_key = :key where id = :id and state = 'requested'")
    int keepProbe(UUID id, byte[] probe, int key);

    /** Nothing readable was found. */
    @Query("""
            update erasure set records_scanned = :records, sealed_erased = :erased, verified = :at where id = :id""")
    int verified(UUID id, long records, long erased, Instant at);

    /** Ends one that destroyed nothing. */
    @Query("""
            with gone as (delete from erasure_participant where erasure_id = :id)
            delete from erasure where id = :id and state = 'requested'""")
    int withdraw(UUID id);

    /** Completed ones whose newest certificate has this grade, those that wait longest first. */
    @Query("select * from erasure where state = 'completed' and grade = :grade order by completed limit :limit")
    List<ErasureRow> findCompletedOfGrade(String grade, int limit);

    /** The newest first, from before one that was asked for then; of one state, of one person, or of all. */
    @Query("""
            select * from erasure
            where (requested, id) < (:requested, :id)
              and (cast(:person as uuid) is null or person = :person)
              and (cast(:state as text) is null or state = :state or (:state = 'open' and state <> 'completed'))
            order by requested desc, id desc limit :limit""")
    List<ErasureRow> findNewestBefore(
            Instant requested, UUID id, @Nullable UUID person, @Nullable String state, int limit);

    /** Those that are not completed though they were asked for before this time. */
    @Query("select count(*) from erasure where state <> 'completed' and requested < :time")
    long countOpenSince(Instant time);

    @Query("""
            update erasure set state = 'completed', completed = :now, probe = null, probe_key = null
            where id = :id and state = 'running'""")
    int complete(UUID id, Instant now);
}
