package dev.shrike.users.restriction;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code restriction}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RestrictionTable extends GenericRepository<RestrictionRow, UUID> {

    Optional<RestrictionRow> findById(UUID person);

    /** Sets a restriction; 0 when one stands, after waiting for whoever is just setting or lifting it. */
    @Query("""
            insert into restriction (person, ground, set_by, since) values (:person, :ground, :by, :now)
            on conflict (person) do nothing""")
    int set(UUID person, String ground, UUID by, Instant now);

    @Query("update restriction set ground = :ground, set_by = :by where person = :person")
    int change(UUID person, String ground, UUID by);

    /** Lifts it; 0 when there is none. */
    @Query("delete from restriction where person = :person")
    int lift(UUID person);
}
