package dev.shrike.auth.credential;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

/** The table {@code credential}. */
@Repository("auth")
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CredentialTable extends GenericRepository<Credential, UUID> {

    Optional<Credential> findByUsernameKey(String usernameKey);

    /** Inserts or replaces what this person logs in with; a name that another person has fails on its unique key. */
    @Query("""
            insert into credential (user_id, username, username_key, password_hash, admin)
            values (:userId, :username, :usernameKey, :passwordHash, :admin)
            on conflict (user_id) do update set username = excluded.username, username_key = excluded.username_key,
                password_hash = excluded.password_hash, admin = excluded.admin, changed = now()""")
    int put(UUID userId, String username, String usernameKey, String passwordHash, boolean admin);

    /** Holds the row until the transaction ends; empty when it is gone. */
    @Query("select user_id from credential where user_id = :userId for share")
    Optional<UUID> hold(UUID userId);

    /** Waits for whoever sets or erases what this person logs in with, and holds others off until the transaction ends. */
    @Query("select pg_advisory_xact_lock(hashtextextended(cast(:userId as text), 0)) is null")
    boolean holdAlone(UUID userId);

    /** Whether the person was erased, as of now and not as of a cache. To be asked with the person held. */
    @Query("select exists (select from refused_person where person = :userId)")
    boolean isErased(UUID userId);

    int deleteByUserId(UUID userId);
}
