package dev.shrike.statistics.saved;

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

/** The table {@code saved_query}. */
@Repository("statistics")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SavedQueryTable extends GenericRepository<SavedQuery, String> {

    Optional<SavedQuery> findByName(String name);

    /** By name, at most so many from after the given one. */
    @Query("select * from saved_query where name > :after order by name limit :limit")
    List<SavedQuery> findAfter(String after, int limit);

    /** Adds it unless the name is taken; says how many rows that added. */
    @Query("""
            insert into saved_query (name, owner, sql, description, created, changed)
            values (:name, :owner, :sql, :description, :now, :now) on conflict (name) do nothing""")
    int add(String name, UUID owner, String sql, @Nullable String description, Instant now);

    @Query("update saved_query set sql = :sql, description = :description, changed = :now where name = :name")
    int change(String name, String sql, @Nullable String description, Instant now);

    @Query("select count(*) from saved_query where owner = :owner")
    long countOf(UUID owner);

    int deleteByName(String name);

    int deleteByOwner(UUID owner);

    /** Those in whose words an id stands. */
    @Query("""
            delete from saved_query
            where strpos(lower(concat_ws(' ', name, description, sql)), cast(:person as text)) > 0""")
    int deleteNaming(UUID person);

    /** Waits for who saves something as this person, or erases them, and holds others off until the transaction ends. */
    @Query("select pg_advisory_xact_lock(hashtextextended(cast(:person as text), 0)) is null")
    boolean holdAlone(UUID person);

    /** Whether the person was erased, as of now and not as of a cache. To be asked with the person held. */
    @Query("select exists (select from refused_person where person = :person)")
    boolean isErased(UUID person);
}
