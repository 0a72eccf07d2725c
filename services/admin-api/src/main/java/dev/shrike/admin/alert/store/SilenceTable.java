package dev.shrike.admin.alert.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Silences, and rules that are off: what operators decided. */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "admin")
interface SilenceTable extends GenericRepository<SilenceRow, UUID> {

    /** Those that still hold, the one that ends first before the others. */
    @Query("select * from alert_silence where until > :now order by until, id")
    List<SilenceRow> standing(Instant now);

    @Query(
            "insert into alert_silence (id, rule, labels, until, reason, at) values (:id, :rule, :labels, :until, :reason, :at)")
    int add(UUID id, String rule, String labels, Instant until, String reason, Instant at);

    @Query("delete from alert_silence where id = :id and until > :now")
    int end(UUID id, Instant now);

    @Query("delete from alert_silence where until < :oldest")
    int forget(Instant oldest);

    @Query("select rule from alert_rule_off order by rule")
    List<String> rulesOff();

    @Query("insert into alert_rule_off (rule, at) values (:rule, :at) on conflict do nothing")
    int turnOff(String rule, Instant at);

    @Query("delete from alert_rule_off where rule = :rule")
    int turnOn(String rule);
}
