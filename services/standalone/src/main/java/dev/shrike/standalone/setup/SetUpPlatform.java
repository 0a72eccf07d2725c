package dev.shrike.standalone.setup;

import dev.shrike.bridge.cli.ConnectionOptions;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.topics.TopicProvisioner;
import dev.shrike.messaging.nats.NatsConnection;
import dev.shrike.messaging.nats.NatsSettings;
import dev.shrike.messaging.streams.StreamProvisioner;
import dev.shrike.messaging.streams.StreamSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import dev.shrike.schemas.registry.SchemaRegistry;
import dev.shrike.standalone.platform.Modules;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Databases and their tables, streams, topics and schemas. */
@Command(
        name = "platform",
        mixinStandardHelpOptions = true,
        description = {
            "Make databases, their tables, streams, topics and schemas what this version needs. Running it again is safe.",
            "Connections are the bridge's; what it is told by --config is meant here, too."
        })
final class SetUpPlatform implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SetUpPlatform.class);

    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            defaultValue = "${env:SHRIKE_POSTGRES_URL:-jdbc:postgresql://127.0.0.1:5433}",
            description = "Without a database. Environment: SHRIKE_POSTGRES_URL.")
    private String postgres;

    @Option(
            names = "--postgres-username",
            paramLabel = "NAME",
            defaultValue = "${env:SHRIKE_POSTGRES_USERNAME:-postgres}",
            description =
                    "Owner of the tables. Environment: SHRIKE_POSTGRES_USERNAME; the password: SHRIKE_POSTGRES_PASSWORD.")
    private String username;

    /** Not for people: what is said on a command line, others can read. */
    @Option(names = "--postgres-password", hidden = true, defaultValue = "${env:SHRIKE_POSTGRES_PASSWORD:-}")
    private String password;

    @Option(
            names = "--stream-replicas",
            paramLabel = "N",
            defaultValue = "${env:SHRIKE_NATS_STREAMS_REPLICAS:-1}",
            description = "Copies of each stream. Environment: SHRIKE_NATS_STREAMS_REPLICAS.")
    private int streamReplicas;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "PT2M",
            description = "How long a server that does not answer is asked again, as in PT2M.")
    private Duration patience;

    @Override
    public Integer call() throws Exception {
        EventCatalogue catalogue = connection.catalogue();
        BridgeSettings bridge = connection.settings();
        Databases databases = new Databases(postgres, username, password);
        Patience servers = new Patience(patience);
        servers.until("databases", () -> {
            for (String module : Modules.NAMES) {
                databases.migrate(module);
            }
        });
        servers.until("streams", () -> provisionStreams(catalogue, bridge));
        servers.until(
                "topics",
                () -> new TopicProvisioner(bridge.kafka()).provision(catalogue, bridge.sources(), bridge.topics()));
        servers.until("schemas", () -> {
            try (var registry = new SchemaRegistry(
                    bridge.registry().url(), bridge.registry().timeout())) {
                registry.registerAll(catalogue);
            }
        });
        LOG.info("Databases, streams, topics and schemas are what this version needs");
        return 0;
    }

    private void provisionStreams(EventCatalogue catalogue, BridgeSettings bridge) throws InterruptedException {
        NatsSettings usual = NatsSettings.at(bridge.nats().url());
        NatsSettings settings = new NatsSettings(
                usual.url(),
                bridge.nats().credentials().map(Object::toString).orElse(null),
                bridge.nats().timeout(),
                usual.reconnectWait(),
                usual.pingInterval());
        StreamSettings defaults = StreamSettings.defaults();
        StreamSettings streams = new StreamSettings(true, streamReplicas, defaults.duplicateWindow());
        try (NatsConnection nats = new NatsConnection(settings)) {
            nats.awaitConnected(settings.timeout());
            new StreamProvisioner(nats, catalogue, streams).provision();
        }
    }
}
