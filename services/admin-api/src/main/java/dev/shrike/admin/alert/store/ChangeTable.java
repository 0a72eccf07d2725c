package dev.shrike.admin.alert.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The history of alerts. */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "admin")
interface ChangeTable extends GenericRepository<ChangeRow, Long> {

    @Query("insert into alert_change (rule, labels, state, value, at) values (:rule, :labels, :state, :value, :at)")
    int append(String rule, String labels, String state, double value, Instant at);

    /** Newest first, from before a position. */
    @Query("select * from alert_change where position < :before order by position desc limit :limit")
    List<ChangeRow> newestBefore(long before, int limit);

    @Query("delete from alert_change where at < :oldest")
    int forget(Instant oldest);
}
