package dev.shrike.standalone.command;

import dev.shrike.servers.Brokers;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSecrets;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
            PrintWriter out = spec.commandLine().getOut();
            export(out, "SHRIKE_NATS_URL", servers.nats());
            export(out, "SHRIKE_KAFKA_BOOTSTRAP_SERVERS", servers.kafkaBootstrap());
            export(out, "SHRIKE_REGISTRY_URL", servers.registry());
            export(out, "SHRIKE_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + settings.port(Part.POSTGRES));
            export(out, "SHRIKE_POSTGRES_USERNAME", servers.postgresUser());
            export(out, "SHRIKE_POSTGRES_PASSWORD", password);
            out.flush();
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

    /** Ports and a password of letters, digits, '-' and '_' need no quoting. */
    private static void export(PrintWriter out, String name, Object value) {
        out.println("export " + name + "=" + value);
    }
}
