package dev.shrike.auth.role;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code granted_role}. */
@Repository("auth")
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantedRoleTable extends GenericRepository<GrantedRole, UUID> {

    /** Gives a role to somebody who is there and does not have it; says how many rows that added. */
    @Query("""
            insert into granted_role (id, user_id, role, granted_by, granted)
            select :id, user_id, :role, :by, :now from credential where user_id = :userId
            on conflict (user_id, role) where revoked is null do nothing""")
    int grant(UUID id, UUID userId, String role, UUID by, Instant now);

    @Query("""
            update granted_role set revoked_by = :by, revoked = :now
            where user_id = :userId and role = :role and revoked is null""")
    int revoke(UUID userId, String role, UUID by, Instant now);

    @Query("select role from granted_role where user_id = :userId and revoked is null order by role")
    List<String> findStanding(UUID userId);

    /** All that the person was given so far, oldest first, at most so many. */
    @Query("select * from granted_role where user_id = :userId order by granted, id limit :limit")
    List<GrantedRole> findOf(UUID userId, int limit);

    int deleteByUserId(UUID userId);

    /** Does not say any more what this person gave and took. */
    @Query("""
            update granted_role
            set granted_by = nullif(granted_by, :person), revoked_by = nullif(revoked_by, :person)
            where granted_by = :person or revoked_by = :person""")
    int forgetAdmin(UUID person);
}
