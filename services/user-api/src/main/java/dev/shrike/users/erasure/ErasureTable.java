package dev.shrike.users.erasure;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code erasure}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ErasureTable extends GenericRepository<ErasureRow, UUID> {

    Optional<ErasureRow> findById(UUID id);

    Optional<ErasureRow> findByPerson(UUID person);

    /** The person's erasure, held until the transaction ends. */
    @Query("select * from erasure where person = :person for update")
    Optional<ErasureRow> holdByPerson(UUID person);

    /** Begins one; 0 when the person has one, after waiting for whoever is just making it. */
    @Query("""
            insert into erasure (id, person, state, keys_destroyed, requested)
            values (:id, :person, 'running', 0, :now) on conflict (person) do nothing""")
    int begin(UUID id, UUID person, Instant now);

    @Query("update erasure set keys_destroyed = :keysDestroyed where id = :id")
    int destroyed(UUID id, int keysDestroyed);

    @Query("update erasure set state = 'completed', completed = :now where id = :id and state = 'running'")
    int complete(UUID id, Instant now);
}
