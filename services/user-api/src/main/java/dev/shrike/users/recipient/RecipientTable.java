package dev.shrike.users.recipient;

import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code recipient}. Joins the caller's transaction. */
@Singleton
class RecipientTable {

    private static final String COLUMNS =
            "select name, url, kinds, secret, key_version, changed_by, changed from recipient";

    private final Sql sql;

    RecipientTable(Sql sql) {
        this.sql = sql;
    }

    /** Adds a recipient, or changes it; true when it was added. */
    boolean put(Recipient recipient) {
        return sql.query(
                        row -> row.getBoolean(1),
                        """
                        insert into recipient (name, url, kinds, secret, key_version, changed_by, changed)
                        values (?, ?, string_to_array(?, ','), ?, ?, ?, ?)
                        on conflict (name) do update set url = excluded.url, kinds = excluded.kinds,
                            secret = excluded.secret, key_version = excluded.key_version,
                            changed_by = excluded.changed_by, changed = excluded.changed
                        returning xmax = 0""",
                        recipient.name(),
                        recipient.url().toString(),
                        String.join(",", recipient.kinds()),
                        recipient.secret().bytes(),
                        recipient.secret().keyVersion(),
                        recipient.changedBy(),
                        recipient.changed())
                .getFirst();
    }

    Optional<Recipient> find(String name) {
        return sql.query(RecipientTable::read, COLUMNS + " where name = ?", name).stream()
                .findFirst();
    }

    List<Recipient> all() {
        return sql.query(RecipientTable::read, COLUMNS + " order by name");
    }

    int delete(String name) {
        return sql.update("delete from recipient where name = ?", name);
    }

    private static Recipient read(ResultSet row) throws SQLException {
        return new Recipient(
                row.getString(1),
                URI.create(row.getString(2)),
                Set.of((String[]) row.getArray(3).getArray()),
                new RecipientSecrets.Encrypted(row.getBytes(4), row.getInt(5)),
                row.getObject(6, UUID.class),
                row.getTimestamp(7).toInstant());
    }
}
