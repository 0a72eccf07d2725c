package dev.shrike.standalone.setup;

import dev.shrike.rest.settings.ModuleSettings;
import io.micronaut.context.env.PropertySource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services' databases on one PostgreSQL server, made and migrated as the services themselves would. */
final class Databases {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
    private static final String ALREADY_THERE = "42P04";
    private static final String TIMEOUT_SECONDS = "5";

    private final String server;
    private final String username;
    private final String password;

    /**
     * @param server {@code jdbc:postgresql://host:port}, to which the names of databases are appended
     */
    Databases(String server, String username, String password) {
        this.server = server;
        this.username = username;
        this.password = password;
    }

    /**
     * Brings the databases of a service to what this version needs. Running it again is safe, and so is running it while an older
     * version of the service runs.
     *
     * @param module whose settings name them
     * @throws SQLException when the server does not answer or refuses
     * @throws org.flywaydb.core.api.FlywayException when a migration fails
     */
    void migrate(String module) throws SQLException {
        PropertySource settings = ModuleSettings.of(module);
        List<String> migrated = StreamSupport.stream(settings.spliterator(), false)
                .filter(key -> key.startsWith("flyway.datasources."))
                .map(key -> key.split("\\.")[2])
                .distinct()
                .toList();
        for (String database : migrated) {
            make(database);
            int done = Flyway.configure()
                    .dataSource(server + "/" + database, username, password)
                    .locations(locations(settings, database))
                    .load()
                    .migrate()
                    .migrationsExecuted;
            LOG.info("Database {} of {}: {} migrations done", database, module, done);
        }
    }

    private static String[] locations(PropertySource settings, String database) {
        String prefix = "flyway.datasources." + database + ".locations";
        return StreamSupport.stream(settings.spliterator(), false)
                .filter(key -> key.startsWith(prefix))
                .flatMap(key ->
                        settings.get(key) instanceof List<?> list ? list.stream() : List.of(settings.get(key)).stream())
                .map(Object::toString)
                .toArray(String[]::new);
    }

    private void make(String database) throws SQLException {
        try (Connection connection = connect()) {
            if (exists(connection, database)) {
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
                LOG.info("Database {} made", database);
            } catch (SQLException fault) {
                if (!ALREADY_THERE.equals(fault.getSQLState())) {
                    throw fault;
                }
            }
        }
    }

    /** To the database that every server has. */
    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(server + "/postgres", properties);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
