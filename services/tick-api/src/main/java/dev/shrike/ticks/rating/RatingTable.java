package dev.shrike.ticks.rating;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ratings of everybody. Thread-safe. */
@JdbcRepository(dataSource = "ticks", dialect = Dialect.POSTGRES)
public interface RatingTable extends GenericRepository<RatingRow, UUID> {
    /** Stores a rating; 0 when the person is gone or not yet known, or when the request's key was used before. */
    @Query("""
            INSERT INTO rating (id, person, event, requested_by, idempotency_key)
            SELECT :id, known.id, :event, known.id, :idempotencyKey
            FROM (SELECT id FROM person WHERE id = :person AND gone_at IS NULL FOR SHARE) AS known
            ON CONFLICT (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING""")
    int insert(UUID id, UUID person, byte[] event, @Nullable String idempotencyKey);

    /** The rating with that id, unless it was erased or never was. */
    @Query("SELECT id, person, event FROM rating WHERE id = :id")
    Optional<RatingRow> findRating(UUID id);

    /** What an earlier request with the same key stored. */
    @Query("SELECT id, person, event FROM rating WHERE requested_by = :person AND idempotency_key = :idempotencyKey")
    Optional<RatingRow> findByRequest(UUID person, String idempotencyKey);

    /** The person's ratings in the order of their ids. */
    @Query("SELECT id, person, event FROM rating WHERE person = :person AND id > :after ORDER BY id LIMIT :limit")
    List<RatingRow> findAfter(UUID person, UUID after, int limit);

    /** Keeps the ids of the person's ratings, so that asking for one answers that it is gone. */
    @Query("INSERT INTO erased_event (id) SELECT id FROM rating WHERE person = :person ON CONFLICT (id) DO NOTHING")
    int markErased(UUID person);

    /** Deletes the person's ratings, requests included. */
    @Query("DELETE FROM rating WHERE person = :person")
    int deleteAllOf(UUID person);
}
