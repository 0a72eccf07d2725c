package dev.shrike.ticks.person;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/**
 * The cached copy of the people. A post selects its person's row {@code FOR SHARE} and inserts nothing when the person is gone;
 * {@link #fence} updates the row, so it waits for posts under way and every later post sees it. Thread-safe.
 */
@JdbcRepository(dataSource = "ticks", dialect = Dialect.POSTGRES)
public interface PersonTable extends GenericRepository<PersonRow, UUID> {
    /** Makes a person known; changes nothing about a known one, least of all about one who is gone. */
    @Query("INSERT INTO person (id) VALUES (:id) ON CONFLICT (id) DO NOTHING")
    int welcome(UUID id);

    /** Marks the person as gone, known or not, after every post of theirs under way has ended. Idempotent. */
    @Query("""
            INSERT INTO person (id, gone_at) VALUES (:id, now())
            ON CONFLICT (id) DO UPDATE SET gone_at = COALESCE(person.gone_at, EXCLUDED.gone_at)""")
    int fence(UUID id);

    /** Whether the person is known to be gone. Nobody is refused for being unknown: the copy may lag behind a registration. */
    @Query("SELECT EXISTS (SELECT FROM person WHERE id = :id AND gone_at IS NOT NULL)")
    boolean isGone(UUID id);
}
