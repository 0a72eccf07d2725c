package dev.shrike.gdpr.scan.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a PostgreSQL database is. */
@FunctionalInterface
public interface Database {

    /** A connection of its own, closed by the caller. */
    Connection connect() throws SQLException;
}
