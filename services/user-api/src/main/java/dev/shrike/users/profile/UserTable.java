package dev.shrike.users.profile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code app_user}. */
@Repository("users")
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface UserTable extends GenericRepository<UserRow, UUID> {

    /** Fails on a unique key when name, address or registration key are taken. */
    UserRow save(UserRow row);

    Optional<UserRow> findById(UUID id);

    /** The id again when such a person is registered, who is then not deleted before the transaction ends. */
    @Query("select id from app_user where id = :id and state = 'active' for key share")
    Optional<UUID> holdActive(UUID id);

    Optional<UserRow> findByUsernameIndex(String usernameIndex);

    Optional<UserRow> findByEmailIndex(String emailIndex);

    Optional<UserRow> findByRegistrationKey(String registrationKey);

    /** Completes a registration; 0 when it is complete or gone. */
    @Query("update app_user set state = 'active', changed = :now where id = :id and state = 'pending'")
    int activate(UUID id, Instant now);

    /** Replaces the profile; 0 when somebody else changed it meanwhile, or it is gone. */
    @Query("""
            update app_user set profile = :profile, email_index = :emailIndex, changed = :now, revision = revision + 1
            where id = :id and revision = :revision and state = 'active'""")
    int replaceProfile(UUID id, int revision, byte[] profile, String emailIndex, Instant now);

    int deleteById(UUID id);

    /** Who is registered, in the order of their ids. */
    @Query("select * from app_user where state = 'active' and id > :after order by id limit :limit")
    List<UserRow> findActiveAfter(UUID after, int limit);

    @Query("delete from app_user where id = :id and state = 'pending'")
    int deletePending(UUID id);
}
