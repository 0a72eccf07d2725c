package dev.shrike.standalone.command;

import dev.shrike.standalone.settings.LocalSettings;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself; its parts are subcommands. */
@Command(
        name = "shrike",
        mixinStandardHelpOptions = true,
        version = "Shrike 0.1.0",
        description = "An event platform on NATS and Kafka, on this machine.",
        subcommands = {
            Up.class,
            Status.class,
            Down.class,
            Import.class,
            Events.class,
            Sql.class,
            Open.class,
            Demo.class,
            Env.class,
            ProjectionsCommand.class,
            DeadLetters.class,
            SagasCommand.class,
            Erase.class,
            VerifyCertificate.class,
            VerifyCommand.class,
            Export.class,
            RequestsCommand.class,
            HoldCommand.class,
            RoleCommand.class,
            KeysCommand.class,
            Completion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:It worked.",
            " 1:It did not work, or not everything is well.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        },
        footerHeading = "%n",
        footer = {
            "Commands of their own, which need no running platform:",
            "  bridge  Mirror any NATS into any Kafka, and look after it.",
            "  bench   Measure on this machine.",
            "  image   Build the container image of everything that is deployed.",
            "",
            "Environment:",
            "  SHRIKE_DATA           everything that is kept (.shrike)",
            "  SHRIKE_HTTP_PORT      the page, all REST (8080)",
            "  SHRIKE_NATS_PORT (4222), SHRIKE_KAFKA_PORT (9092), SHRIKE_REGISTRY_PORT (8081),",
            "  SHRIKE_POSTGRES_PORT (5433), SHRIKE_SMTP_PORT (1025)",
            "  SHRIKE_URL, SHRIKE_ADMIN_PASSWORD",
            "                        a platform elsewhere, for commands that ask a running one",
            "  SHRIKE_COMPACTION_LAG how soon ended values leave compacted topics, as PT20S (PT1H)"
        })
public final class Shrike implements Runnable {
    /** System property that names the checkout's folder; the script sets it. */
    static final String ROOT = "shrike.root";

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    public Shrike(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    LocalSettings settings() {
        return LocalSettings.of(Path.of(System.getProperty(ROOT, "")), environment);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
