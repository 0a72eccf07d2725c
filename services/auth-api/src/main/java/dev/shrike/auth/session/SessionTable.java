package dev.shrike.auth.session;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code session}. */
@Repository("auth")
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SessionTable extends GenericRepository<Session, UUID> {

    Session save(Session session);

    @Query("update session set ended = :now where id = :id and ended is null")
    int end(UUID id, Instant now);

    @Query("update session set ended = :now where user_id = :person and ended is null")
    int endAllOf(UUID person, Instant now);

    @Query("select id from session where id = :id and ended is not null")
    Optional<UUID> findEnded(UUID id);

    /** The person's sessions in the order of their ids, at most so many. */
    @Query("select * from session where user_id = :userId and id > :after order by id limit :limit")
    List<Session> findOf(UUID userId, UUID after, int limit);

    int deleteByUserId(UUID userId);

    /** A few at a time, so that as many go as come. */
    @Query("""
            delete from session where id in
                (select id from session where expires < :now limit 20 for update skip locked)""")
    int deleteExpired(Instant now);
}
