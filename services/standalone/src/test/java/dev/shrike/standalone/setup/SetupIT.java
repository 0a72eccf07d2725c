package dev.shrike.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.catalogue.EventDefinition;
import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.Part;
import io.nats.client.Nats;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** On servers where nothing of ours is. */
class SetupIT {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    private final Brokers servers = Brokers.shared(Part.values());
    private final StringWriter said = new StringWriter();

    @Test
    void empty_servers_get_all_that_services_and_bridge_need_and_a_second_run_changes_nothing() throws Exception {
        assertThat(setUp("--patience", "PT1M")).as(said.toString()).isZero();
        assertThat(setUp("--patience", "PT1M")).as(said.toString()).isZero();

        try (var nats = Nats.connect(servers.nats().toString())) {
            assertThat(nats.jetStreamManagement().getStreamNames())
                    .containsAll(CATALOGUE.events().stream()
                            .map(EventDefinition::stream)
                            .toList());
        }
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", servers.kafkaBootstrap()))) {
            Set<String> topics = kafka.listTopics().names().get();
            assertThat(topics).contains("dead-letter", "bridge.checkpoints");
            assertThat(topics)
                    .containsAll(CATALOGUE.majors().stream()
                            .map(MajorVersion::latestTopic)
                            .toList());
        }
        for (String database : new String[] {"auth", "users", "ticks", "notifier", "statistics", "admin"}) {
            try (var connection = DriverManager.getConnection(
                            server() + "/" + database, servers.postgresUser(), servers.postgresPassword());
                    var rows =
                            connection.createStatement().executeQuery("select count(*) from flyway_schema_history")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).as(database).isPositive();
            }
        }
    }

    @Test
    void a_server_that_never_answers_is_named_with_the_reason() {
        int code = Setup.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute("platform", "--postgres", "jdbc:postgresql://127.0.0.1:1", "--patience", "PT1S");

        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(said.toString())
                .contains("setup: The databases could not be made")
                .contains("127.0.0.1:1");
    }

    private int setUp(String... more) {
        return Setup.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute(Stream.concat(
                                Stream.of(
                                        "platform",
                                        "--nats",
                                        servers.nats().toString(),
                                        "--kafka",
                                        servers.kafkaBootstrap(),
                                        "--registry",
                                        servers.registry().toString(),
                                        "--postgres",
                                        server(),
                                        "--postgres-username",
                                        servers.postgresUser(),
                                        "--postgres-password",
                                        servers.postgresPassword()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Without a database. */
    private String server() {
        return servers.jdbcUrl("postgres").replaceFirst("/postgres(\\?.*)?$", "");
    }
}
