package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says where the running platform's servers are, for a service of one's own. */
@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description = {
            "Print the addresses of the running servers, and PostgreSQL's password, as variables for a shell.",
            "A Micronaut service on Shrike's messaging library finds them there."
        },
        footerHeading = "%nExample:%n",
        footer = "  eval \"$(./shrike env --database nests)\"")
final class Env implements Callable<Integer> {
    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Make this database if there is none: lower case letters, digits and underscores.")
    private String database;

    @Override
    public Integer call() throws IOException {
        LocalSettings settings = shrike.settings();
        if (new RunNotes(settings.data()).readLive().isEmpty()) {
            throw new CommandFailure(
                    ExitCodes.NOT_RUNNING,
                    "Shrike does not run on " + settings.data() + ": start it with ./shrike up --detach");
        }
        String password = new LocalSecrets(settings.data()).postgresPasswordIfAny();
        try (Brokers servers = LocalServers.running(settings.servers(password))) {
            if (database != null) {
                makeDatabase(servers);
            }
            ObjectNode variables = JsonNodeFactory.instance
                    .objectNode()
                    .put("SHRIKE_NATS_URL", servers.nats().toString())
                    .put("SHRIKE_KAFKA_BOOTSTRAP_SERVERS", servers.kafkaBootstrap())
                    .put("SHRIKE_REGISTRY_URL", servers.registry().toString())
                    .put("SHRIKE_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + settings.port(Part.POSTGRES))
                    .put("SHRIKE_POSTGRES_USERNAME", servers.postgresUser())
                    .put("SHRIKE_POSTGRES_PASSWORD", password);
            if (json.wanted()) {
                return json.print(variables);
            }
            // ports and a password of letters, digits, '-' and '_' need no quoting
            variables
                    .properties()
                    .forEach(one -> json.say(
                            "export " + one.getKey() + "=" + one.getValue().asText()));
        }
        return ExitCodes.OK;
    }

    private void makeDatabase(Brokers servers) {
        try {
            servers.jdbcUrl(database);
        } catch (IllegalArgumentException senseless) {
            throw new ParameterException(spec.commandLine(), senseless.getMessage(), senseless);
        } catch (IllegalStateException away) {
            throw new CommandFailure(away.getMessage() + ": " + away.getCause().getMessage());
        }
    }
}
