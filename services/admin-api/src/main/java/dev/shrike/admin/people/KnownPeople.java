package dev.shrike.admin.people;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The cached copy. Whoever remembers somebody holds that person shared until the commit and leaves out who was erased, as the
 * audit log does: so a late page or event brings nobody back. Thread-safe.
 */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "admin")
public interface KnownPeople extends GenericRepository<KnownPerson, UUID> {

    /** Waits for an erasure of the person that is under way, and holds off new ones. */
    @Query("select pg_advisory_xact_lock_shared(hashtextextended(cast(:person as text), 0)) is null")
    boolean holdShared(UUID person);

    /** Makes the person known, unless they are or were erased. To be called with the person held. */
    @Query("""
            insert into user_cache (person_id, registered)
            select cast(:person as uuid), cast(:registered as timestamptz)
            where not exists (select 1 from audit_erasure where person_id = :person)
            on conflict (person_id) do nothing""")
    int remember(UUID person, Instant registered);

    /** Forgets the person. */
    @Query("delete from user_cache where person_id = :person")
    int forget(UUID person);

    /** People in the order of their ids. */
    @Query("select * from user_cache where person_id > :after order by person_id limit :limit")
    List<KnownPerson> findAfter(UUID after, int limit);
}
