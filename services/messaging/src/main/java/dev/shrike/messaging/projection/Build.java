package dev.shrike.messaging.projection;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One set of a projection's tables.
 *
 * @param schema the schema in which they lie
 */
record Build(String projection, int number, int version, BuildRole role, String schema) {

    static String schemaOf(String projection, int number) {
        return "projection_" + projection.replace('-', '_') + "_" + number;
    }

    /** From here to the end of the transaction only this build's tables are found by their plain names. */
    void enter(Connection connection) throws SQLException {
        Sql.define(connection, "set local search_path to \"" + schema + "\"");
    }

    @Override
    public String toString() {
        return "build " + number + " of projection " + projection;
    }
}
