package dev.shrike.admin.alert.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The alerts of now, and who judges them. Writing runs inside the caller's transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "admin")
interface AlertTable extends GenericRepository<AlertRow, String> {

    /** Takes or renews the lead; 0 when another one has it. A lease that ends later than any can was given by a clock that was wrong. */
    @Query("""
            insert into alert_leader (one, holder, until)
            values (true, :holder, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (one) do update set holder = excluded.holder, until = excluded.until
            where alert_leader.holder = excluded.holder or alert_leader.until <= clock_timestamp()
                or alert_leader.until > clock_timestamp() + make_interval(secs => 2 * :seconds)""")
    int lead(UUID holder, double seconds);

    @Query("delete from alert_leader where holder = :holder")
    int giveUpLead(UUID holder);

    /** The latest first. */
    @Query("select * from alert order by since desc, rule, labels")
    List<AlertRow> all();

    @Query("""
            insert into alert (rule, labels, state, value, since, fired_at, resolved_at, measured_at, told_at, told_firing)
            values (:rule, :labels, :state, :value, :since, :firedAt, :resolvedAt, :measuredAt, :toldAt, :toldFiring)
            on conflict (rule, labels) do update set state = excluded.state, value = excluded.value, since = excluded.since,
                fired_at = excluded.fired_at, resolved_at = excluded.resolved_at, measured_at = excluded.measured_at,
                told_at = excluded.told_at, told_firing = excluded.told_firing""")
    int put(AlertRow alert);

    @Query("delete from alert where rule = :rule and labels = :labels")
    int delete(String rule, String labels);
}
