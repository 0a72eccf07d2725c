package dev.shrike.ticks.posting;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** What was here and was erased, by id. Thread-safe. */
@JdbcRepository(dataSource = "ticks", dialect = Dialect.POSTGRES)
public interface ErasedEventTable extends GenericRepository<ErasedEvent, UUID> {
    /** Whether an event with that id was here and was erased. */
    @Query("SELECT EXISTS (SELECT FROM erased_event WHERE id = :id)")
    boolean isErased(UUID id);
}
