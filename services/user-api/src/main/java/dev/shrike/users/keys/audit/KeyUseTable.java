package dev.shrike.users.keys.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code vault.key_use}; writing joins the caller's transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "users")
interface KeyUseTable extends GenericRepository<KeyUse, Long> {

    /** One time more. */
    @Query("""
            insert into vault.key_use (minute, service, person, purpose, version, wanted, outcome, times)
            values (:minute, :service, :person, :purpose, :version, :wanted, :outcome, 1)
            on conflict (person, minute, service, purpose, version, wanted, outcome)
            do update set times = key_use.times + 1""")
    int add(Instant minute, String service, UUID person, String purpose, int version, String wanted, String outcome);

    /** Newest first, from before the position; {@code null} leaves a filter out. */
    @Query("""
            select * from vault.key_use
            where position < :before
              and (cast(:person as uuid) is null or person = :person)
              and (cast(:service as text) is null or service = :service)
            order by position desc
            limit :limit""")
    List<KeyUse> newestBefore(long before, @Nullable UUID person, @Nullable String service, int limit);

    /** Deletes at most so many rows of minutes before that time, the oldest first; says how many. */
    @Query("""
            delete from vault.key_use where position in (
                select position from vault.key_use where minute < :before order by minute limit :most)""")
    int deleteBefore(Instant before, int most);
}
