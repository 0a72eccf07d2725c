package dev.shrike.notifier.silence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code silence}. */
@JdbcRepository(dataSource = "notifier", dialect = Dialect.POSTGRES)
interface SilenceTable extends GenericRepository<Silence, UUID> {

    /** 0 when it is so already. */
    @Query("INSERT INTO silence (person, since, by) VALUES (:person, :since, :by) ON CONFLICT DO NOTHING")
    int add(UUID person, Instant since, UUID by);

    @Query("SELECT person, since, by FROM silence WHERE person = :person")
    Optional<Silence> find(UUID person);

    /** 0 when there was none. */
    @Query("DELETE FROM silence WHERE person = :person")
    int remove(UUID person);

    @Query("UPDATE silence SET by = NULL WHERE by = :person")
    int forgetAdmin(UUID person);
}
