package dev.shrike.users.objection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table {@code objection}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ObjectionTable extends GenericRepository<ObjectionTable.Entry, UUID> {

    /** A row of it. */
    @MappedEntity("objection")
    record Entry(@Id UUID requestId, String use) {}

    Entry save(Entry entry);

    /** A person's objections, the latest first. */
    @Query("""
            select o.request_id, o.use, r.state, r.due, r.ground, r.opened, r.decided
            from objection o join rights_request r on r.id = o.request_id
            where r.person = :person order by r.opened desc, r.id limit :limit""")
    List<ObjectionRow> of(UUID person, int limit);
}
