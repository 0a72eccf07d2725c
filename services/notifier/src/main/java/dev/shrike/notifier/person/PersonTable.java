package dev.shrike.notifier.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/**
 * Keeps storing something about a person and erasing them apart: both take the person's lock first, the one then looks whether
 * the person is erased. Thread-safe.
 */
@JdbcRepository(dataSource = "notifier", dialect = Dialect.POSTGRES)
public interface PersonTable extends GenericRepository<ErasedPerson, UUID> {
    /** Waits for the person's lock, which the caller's transaction holds to its end. */
    @Query("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(CAST(:person AS text), 0))")
    int lock(UUID person);

    /** Whether the person was erased; for holders of the lock. */
    @Query("SELECT EXISTS (SELECT FROM erased_person WHERE person = :person)")
    boolean isErased(UUID person);

    /** Records that the person was erased; for holders of the lock. Idempotent. */
    @Query("INSERT INTO erased_person (person) VALUES (:person) ON CONFLICT (person) DO NOTHING")
    int markErased(UUID person);
}
