package dev.shrike.notifier.held;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** All mail, as the person it is about may see it. Thread-safe. */
@JdbcRepository(dataSource = "notifier", dialect = Dialect.POSTGRES)
interface HeldMailTable extends GenericRepository<HeldMailRow, UUID> {
    /** The person's mail after a position, oldest first. */
    @Query("""
            SELECT id, position, message_type, source_name, source_id, source_type, subject, text, state, sent_at
            FROM mail WHERE person = :person AND position > :after ORDER BY position LIMIT :limit""")
    List<HeldMailRow> findAfter(UUID person, long after, int limit);
}
