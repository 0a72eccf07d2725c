package dev.shrike.ticks.tick;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ticks of everybody. Thread-safe. */
@JdbcRepository(dataSource = "ticks", dialect = Dialect.POSTGRES)
public interface TickTable extends GenericRepository<TickRow, UUID> {
    /** Stores a tick; 0 when the person is gone or not yet known, or when the request's key was used before. */
    @Query("""
            INSERT INTO tick (id, person, image_url, event, requested_by, idempotency_key)
            SELECT :id, known.id, :imageUrl, :event, :requestedBy, :idempotencyKey
            FROM (SELECT id FROM person WHERE id = :person AND gone_at IS NULL FOR SHARE) AS known
            ON CONFLICT (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING""")
    int insert(UUID id, UUID person, String imageUrl, byte[] event, UUID requestedBy, @Nullable String idempotencyKey);

    /** The tick with that id, unless it was erased or never was. */
    @Query("SELECT id, position, person, event FROM tick WHERE id = :id")
    Optional<TickRow> findTick(UUID id);

    /** What an earlier request with the same key stored. */
    @Query("""
            SELECT id, position, person, event FROM tick
            WHERE requested_by = :requestedBy AND idempotency_key = :idempotencyKey""")
    Optional<TickRow> findByRequest(UUID requestedBy, String idempotencyKey);

    /** Where one of the person's ticks stands in the order of all. */
    @Query("SELECT position FROM tick WHERE id = :id AND person = :person")
    Optional<Long> findPosition(UUID id, UUID person);

    /** The person's ticks before a position, newest first. */
    @Query("""
            SELECT id, position, person, event FROM tick
            WHERE person = :person AND position < :before ORDER BY position DESC LIMIT :limit""")
    List<TickRow> findBefore(UUID person, long before, int limit);

    /** The person's ticks of an image before a position, newest first. */
    @Query("""
            SELECT id, position, person, event FROM tick
            WHERE image_url = :imageUrl AND person = :person AND position < :before ORDER BY position DESC LIMIT :limit""")
    List<TickRow> findOfImageBefore(UUID person, String imageUrl, long before, int limit);

    /** The person's ticks after a position, oldest first. */
    @Query("""
            SELECT id, position, person, event FROM tick
            WHERE person = :person AND position > :after ORDER BY position LIMIT :limit""")
    List<TickRow> findAfter(UUID person, long after, int limit);

    /** Who owns an image: whoever ticked it first. */
    @Query("SELECT person FROM tick WHERE image_url = :imageUrl ORDER BY position LIMIT 1")
    Optional<UUID> findOwner(String imageUrl);

    /** Keeps the ids of the person's ticks, so that asking for one answers that it is gone. */
    @Query("INSERT INTO erased_event (id) SELECT id FROM tick WHERE person = :person ON CONFLICT (id) DO NOTHING")
    int markErased(UUID person);

    /** Deletes the person's ticks, requests included. */
    @Query("DELETE FROM tick WHERE person = :person")
    int deleteAllOf(UUID person);

    /** Forgets that the person asked for ticks of others. */
    @Query("UPDATE tick SET requested_by = NULL, idempotency_key = NULL WHERE requested_by = :person")
    int forgetRequestsOf(UUID person);
}
