package dev.shrike.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @TempDir
    Path data;

    @Test
    void committedRowsOutliveAKill() throws SQLException {
        try (PostgresServer server = new PostgresServer(ServerSettings.forTests(data))) {
            server.start();
            try (Connection connection = connect(server, "for-tests-only");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE bird (name text)");
                statement.execute("INSERT INTO bird VALUES ('shrike')");
            }
            server.kill();
            server.start();
            try (Connection connection = connect(server, "for-tests-only");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name FROM bird")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("shrike");
            }
        }
    }

    @Test
    void stopsAlthoughAClientIsConnected() throws SQLException {
        try (PostgresServer server = new PostgresServer(ServerSettings.forTests(data))) {
            server.start();
            try (Connection connection = connect(server, "for-tests-only")) {
                server.stop();
                assertThat(server.running()).isFalse();
                assertThat(connection.isValid(2)).isFalse();
            }
        }
    }

    @Test
    void asksForThePasswordAlsoOnTheLoopbackAddress() {
        try (PostgresServer server = new PostgresServer(ServerSettings.forTests(data))) {
            server.start();
            assertThatThrownBy(() -> connect(server, "wrong").close())
                    .hasMessageContaining("password authentication failed");
        }
    }

    private static Connection connect(PostgresServer server, String password) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("birds"), server.user(), password);
    }
}
