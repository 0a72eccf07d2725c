package dev.shrike.bridge.cli;

import dev.shrike.bridge.config.BridgeConfig;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which brokers, and how: a configuration file, single addresses over it, or the addresses that the surroundings know. */
public final class ConnectionOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The bridge's configuration, in YAML. Environment: SHRIKE_BRIDGE_CONFIG.")
    private Path config;

    @Option(
            names = "--nats",
            paramLabel = "URL",
            description = "NATS, as nats://host:port. Environment: SHRIKE_NATS_URL.")
    private String nats;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka's bootstrap servers. Environment: SHRIKE_KAFKA_BOOTSTRAP_SERVERS.")
    private String kafka;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "The schema registry's Confluent API. Environment: SHRIKE_REGISTRY_URL.")
    private URI registry;

    private final Map<String, String> environment;

    /** With this process's environment. */
    public ConnectionOptions() {
        this(System.getenv());
    }

    ConnectionOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Everything the bridge is told.
     *
     * @throws dev.shrike.bridge.config.ConfigException when the file makes no sense
     */
    public BridgeSettings settings() {
        var defaults = BridgeSettings.of(
                        first(nats, "SHRIKE_NATS_URL", "nats://127.0.0.1:" + port("SHRIKE_NATS_PORT", "4222")),
                        first(
                                kafka,
                                "SHRIKE_KAFKA_BOOTSTRAP_SERVERS",
                                "127.0.0.1:" + port("SHRIKE_KAFKA_PORT", "9092")),
                        registry != null
                                ? registry
                                : URI.create(first(
                                        null,
                                        "SHRIKE_REGISTRY_URL",
                                        "http://127.0.0.1:" + port("SHRIKE_REGISTRY_PORT", "8081")
                                                + "/apis/ccompat/v7")))
                .withInstance(host() + "-" + ProcessHandle.current().pid());
        return file().map(path -> overriding(new BridgeConfig(defaults, environment).read(path)))
                .orElse(defaults);
    }

    /** The configuration file, if there is one. */
    Optional<Path> file() {
        return Optional.ofNullable(config)
                .or(() -> Optional.ofNullable(environment.get("SHRIKE_BRIDGE_CONFIG"))
                        .map(Path::of));
    }

    /** The events that this program was built with. */
    public EventCatalogue catalogue() {
        return EventCatalogue.standard();
    }

    /** What is said on the command line wins over the file. */
    private BridgeSettings overriding(BridgeSettings read) {
        return read.withAddresses(
                nats != null ? nats : read.nats().url(),
                kafka != null ? kafka : read.kafka().bootstrapServers(),
                registry != null ? registry : read.registry().url());
    }

    private String first(String option, String variable, String otherwise) {
        return option != null ? option : environment.getOrDefault(variable, otherwise);
    }

    /** Where the platform on this machine listens. */
    private String port(String variable, String otherwise) {
        return environment.getOrDefault(variable, otherwise);
    }

    private String host() {
        String name = environment.get("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "bridge";
        }
    }
}
