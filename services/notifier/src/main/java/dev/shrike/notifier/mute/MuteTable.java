package dev.shrike.notifier.mute;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The mutes of everybody. Thread-safe. */
@JdbcRepository(dataSource = "notifier", dialect = Dialect.POSTGRES)
public interface MuteTable extends GenericRepository<MuteRow, UUID> {
    /** Adds a mute; changes nothing when it is there. */
    @Query("INSERT INTO mute (person, scope, target) VALUES (:person, :scope, :target) ON CONFLICT DO NOTHING")
    int add(UUID person, String scope, String target);

    /** Removes a mute. */
    @Query("DELETE FROM mute WHERE person = :person AND scope = :scope AND target = :target")
    int remove(UUID person, String scope, String target);

    /** How many mutes the person has. */
    @Query("SELECT count(*) FROM mute WHERE person = :person")
    int countOf(UUID person);

    /** All mutes of the person, in the order of scope and target. */
    @Query("SELECT person, scope, target FROM mute WHERE person = :person ORDER BY scope, target")
    List<MuteRow> findAllOf(UUID person);

    /** Whether the person muted this type of message, this image or this other person. */
    @Query("""
            SELECT EXISTS (SELECT FROM mute WHERE person = :person AND (
                scope = 'type' AND target = :type
                OR scope = 'image' AND target = :image
                OR scope = 'person' AND target = :other))""")
    boolean isMuted(UUID person, String type, String image, String other);

    /** Deletes the person's mutes, and those by which others muted them. */
    @Query("""
            DELETE FROM mute
            WHERE person = :person OR (scope = 'person' AND target = CAST(CAST(:person AS uuid) AS text))""")
    int deleteAllAbout(UUID person);
}
