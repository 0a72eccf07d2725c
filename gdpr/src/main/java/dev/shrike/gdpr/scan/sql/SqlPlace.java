package dev.shrike.gdpr.scan.sql;

import dev.shrike.gdpr.scan.Part;
import dev.shrike.gdpr.scan.Place;
import dev.shrike.gdpr.scan.PlaceUnavailableException;
import dev.shrike.gdpr.scan.Session;
import dev.shrike.gdpr.scan.Stay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All tables and materialised views of one PostgreSQL database, but for the system's. Reads through a cursor, one table in one
 * transaction, and changes nothing. Columns of type {@code bytea} are looked at as bytes, all others as text. What PostgreSQL
 * keeps of deleted rows until vacuum is not seen here: see the files. Thread-safe.
 */
public final class SqlPlace implements Place {

    /** Holds the fence and the evidence of destroyed keys, for ever and on purpose. */
    private static final Set<String> KEPT_FOR_EVER = Set.of("vault");

    private static final String TABLES = """
            select n.nspname, c.relname, greatest(c.reltuples, 0)::bigint
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'm') and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            order by 1, 2""";

    private static final String STATEMENT_TIMEOUT = "set local statement_timeout = '60s'";

    private final String name;
    private final Database database;

    /** @param name of the place, as the report calls it */
    public SqlPlace(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void scan(Session session) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            limit(connection);
            List<TableName> tables = tables(connection);
            connection.commit();
            session.expect(tables.stream().mapToLong(TableName::rows).sum());
            for (TableName table : tables) {
                read(connection, session, table);
            }
        } catch (SQLException e) {
            throw new PlaceUnavailableException("the database does not answer: " + state(e), e);
        }
    }

    private static void read(Connection connection, Session session, TableName table) throws SQLException {
        Stay stay = KEPT_FOR_EVER.contains(table.schema())
                ? Stay.forEver()
                : Stay.until("until its service deletes the row");
        Part part = session.part(table.shown(), stay);
        try {
            limit(connection);
            new TableReader(connection, session, part).read(table);
            part.done();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            session.problem("table " + table.shown() + " cannot be read: " + state(e));
        }
    }

    /** For this transaction only: the connection may come from a pool. */
    private static void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STATEMENT_TIMEOUT);
        }
    }

    /** What PostgreSQL says may quote a value; its error code does not. */
    private static String state(SQLException e) {
        return "SQL state " + e.getSQLState();
    }

    private static List<TableName> tables(Connection connection) throws SQLException {
        List<TableName> tables = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tables.add(new TableName(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return tables;
    }
}
