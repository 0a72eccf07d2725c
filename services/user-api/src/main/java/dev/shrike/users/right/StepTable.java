package dev.shrike.users.right;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table {@code rights_request_step}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StepTable extends GenericRepository<StepRow, Long> {

    StepRow save(StepRow row);

    @Query("select * from rights_request_step where request_id = :request order by step")
    List<StepRow> of(UUID request);
}
