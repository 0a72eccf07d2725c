package dev.shrike.users.verification;

import dev.shrike.gdpr.scan.sql.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A database by its JDBC url. Connecting takes ten seconds at most, an answer ninety. */
record JdbcDatabase(String url, String username, String password) implements Database {

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "90");
        properties.setProperty("ApplicationName", "shrike verification");
        return DriverManager.getConnection(url, properties);
    }

    /** What people call it: the last part of the url, without parameters. */
    String name() {
        String plain = url.split("\\?", 2)[0];
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "JdbcDatabase[" + name() + "]";
    }
}
