package dev.shrike.users.right;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code rights_request}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RequestTable extends GenericRepository<RequestRow, UUID> {

    RequestRow save(RequestRow row);

    RequestRow update(RequestRow row);

    Optional<RequestRow> findById(UUID id);

    Optional<RequestRow> findByReference(UUID reference);

    /** One request, held until the transaction ends. */
    @Query("select * from rights_request where id = :id for update")
    Optional<RequestRow> hold(UUID id);

    /** The request that an erasure or export answers, held until the transaction ends. */
    @Query("select * from rights_request where reference = :reference for update")
    Optional<RequestRow> holdByReference(UUID reference);

    /** The oldest undecided request of a kind that nothing answers yet, held until the transaction ends. */
    @Query("""
            select * from rights_request
            where person = :person and kind = :kind and state in ('open', 'paused') and reference is null
            order by received, id limit 1 for update""")
    Optional<RequestRow> holdUnanswered(UUID person, String kind);

    @Query("select count(*) from rights_request where person = :person and state in ('open', 'paused')")
    int countUndecided(UUID person);

    /** What is due first comes first; after one of them, of a state, a person, or due before a day, where given. */
    @Query("""
            select * from rights_request r
            where (cast(:state as text) is null or state = :state)
                and (cast(:person as uuid) is null or person = :person)
                and (cast(:dueBefore as date) is null or due < :dueBefore)
                and (cast(:after as uuid) is null
                    or (due, id) > (select p.due, p.id from rights_request p where p.id = :after))
            order by due, id limit :limit""")
    List<RequestRow> list(
            @Nullable String state,
            @Nullable UUID person,
            @Nullable LocalDate dueBefore,
            @Nullable UUID after,
            int limit);

    /** Takes the words away from a person's requests, and those who had a part in them. */
    @Query("""
            update rights_request_step set reason = null, done_by = null
            where request_id in (select id from rights_request where person = :person)""")
    int forgetSteps(UUID person);

    /** Takes the person and their words away; the reference stays as long as it is needed to close the request. */
    @Query("""
            update rights_request set person = null, note = null,
                reference = case when decided is null then reference end
            where person = :person""")
    int forget(UUID person);
}
