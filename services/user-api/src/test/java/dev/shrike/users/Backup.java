package dev.shrike.users;

import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/** A database and its one backup; nobody may be connected to it meanwhile. And backups of folders. */
record Backup(String database) {

    void save() throws SQLException {
        run("create database " + database + "_backup template " + database);
    }

    void restore() throws SQLException {
        run("drop database " + database);
        run("create database " + database + " template " + database + "_backup");
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void run(String sql) throws SQLException {
        Brokers brokers = Brokers.shared(Part.POSTGRES);
        try (Connection connection = DriverManager.getConnection(
                brokers.jdbcUrl("postgres"), brokers.postgresUser(), brokers.postgresPassword())) {
            connection.createStatement().execute(sql);
        }
    }
}
