package dev.shrike.users.hold;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code legal_hold}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HoldTable extends GenericRepository<HoldRow, UUID> {

    HoldRow save(HoldRow row);

    /** Waits for whoever else places a hold on this person or shreds them; held until the transaction ends. */
    @Query("select 1 from pg_advisory_xact_lock(hashtextextended('shrike.legal-hold|' || cast(:person as text), 0))")
    int lock(UUID person);

    @Query("select * from legal_hold where person = :person and lifted is null")
    Optional<HoldRow> standing(UUID person);

    @Query("select * from legal_hold where lifted is null and (cast(:after as uuid) is null or (review, id) >"
            + " (select p.review, p.id from legal_hold p where p.id = :after)) order by review, id limit :limit")
    List<HoldRow> allStanding(@Nullable UUID after, int limit);

    @Query("update legal_hold set reason = :reason, review = :review where id = :id")
    int change(UUID id, byte[] reason, LocalDate review);

    @Query("update legal_hold set lifted = :now, lifted_by = :by where person = :person and lifted is null")
    int lift(UUID person, UUID by, Instant now);

    @Query("delete from legal_hold where person = :person and lifted is not null")
    int forget(UUID person);
}
