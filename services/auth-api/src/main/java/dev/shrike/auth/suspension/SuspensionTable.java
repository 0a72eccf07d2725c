package dev.shrike.auth.suspension;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code suspension}. */
@Repository("auth")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SuspensionTable extends GenericRepository<Suspension, UUID> {

    /** Suspends a person; 0 when they are already. */
    @Query("""
            insert into suspension (id, user_id, suspended_by, suspended) values (:id, :person, :by, :now)
            on conflict (user_id) where lifted is null do nothing""")
    int suspend(UUID id, UUID person, UUID by, Instant now);

    /** Lifts it; 0 when there is none. */
    @Query("update suspension set lifted = :now, lifted_by = :by where user_id = :person and lifted is null")
    int lift(UUID person, UUID by, Instant now);

    @Query("select * from suspension where user_id = :person and lifted is null")
    Optional<Suspension> findStanding(UUID person);

    /** All of a person, oldest first, at most so many. */
    @Query("select * from suspension where user_id = :person order by suspended limit :limit")
    List<Suspension> findOf(UUID person, int limit);

    /** Those that stand, in the order of the people's ids. */
    @Query("""
            select * from suspension where lifted is null and user_id > :after order by user_id limit :limit""")
    List<Suspension> findStandingAfter(UUID after, int limit);

    /** Forgets that it was them who suspended others or lifted it. */
    @Query("""
            update suspension set
                suspended_by = case when suspended_by = :person then null else suspended_by end,
                lifted_by = case when lifted_by = :person then null else lifted_by end
            where suspended_by = :person or lifted_by = :person""")
    int forgetAdmin(UUID person);

    int deleteByUserId(UUID userId);
}
