package dev.shrike.messaging.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The views by which readers find the live tables. */
final class Views {
    private static final String OF_ALL_BUILDS =
            "select distinct unnest(table_names) from projection_build where projection = ?";

    private Views() {}

    /**
     * Lets the views lead to the build's tables, and ends those that it does not have. Readers wait at most until the transaction
     * ends; this waits at most half a second for them, and then fails.
     */
    static void lead(Connection connection, String projection, Build build, List<String> tables) throws SQLException {
        Sql.define(connection, "set local lock_timeout = '500ms'");
        for (String table : Sql.list(connection, row -> row.getString(1), OF_ALL_BUILDS, projection)) {
            Sql.define(connection, "drop view if exists \"" + table + "\"");
        }
        for (String table : tables) {
            Sql.define(
                    connection,
                    "create view \"" + table + "\" as select * from \"" + build.schema() + "\".\"" + table + "\"");
        }
    }
}
