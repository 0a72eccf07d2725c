package dev.shrike.bridge.settings;

import java.net.URI;
import java.util.Objects;

/**
 * Everything one instance of the bridge is told. {@link #of} fills in the defaults, and the {@code with} methods change one part.
 *
 * @param instance name of this instance in statuses, checkpoints and logs; unique among instances
 * @param nats where JetStream is
 * @param kafka where Kafka is, and how its clients are tuned
 * @param registry where the schema registry is
 * @param topics how topics are made
 * @param lanes how lanes fetch, commit, retry and are shared
 * @param sources what is carried
 * @param http where an instance that runs alone answers health checks and metrics
 */
public record BridgeSettings(
        String instance,
        NatsSettings nats,
        KafkaSettings kafka,
        RegistrySettings registry,
        TopicSettings topics,
        LaneSettings lanes,
        Sources sources,
        HttpSettings http) {

    public BridgeSettings {
        if (instance.isBlank()) {
            throw new IllegalArgumentException("A bridge instance needs a name");
        }
        Objects.requireNonNull(nats, "nats");
        Objects.requireNonNull(kafka, "kafka");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(topics, "topics");
        Objects.requireNonNull(lanes, "lanes");
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(http, "http");
    }

    /**
     * Defaults for everything but the addresses.
     *
     * @param natsUrl one or more {@code nats://host:port}, separated by commas
     * @param bootstrapServers Kafka's
     * @param registryUrl base of the registry's Confluent API
     */
    public static BridgeSettings of(String natsUrl, String bootstrapServers, URI registryUrl) {
        return new BridgeSettings(
                "bridge-" + ProcessHandle.current().pid(),
                NatsSettings.of(natsUrl),
                KafkaSettings.of(bootstrapServers),
                RegistrySettings.of(registryUrl),
                TopicSettings.defaults(),
                LaneSettings.defaults(),
                Sources.defaults(),
                HttpSettings.defaults());
    }

    /** The same under another instance name. */
    public BridgeSettings withInstance(String name) {
        return new BridgeSettings(name, nats, kafka, registry, topics, lanes, sources, http);
    }

    /** The same at other addresses. */
    public BridgeSettings withAddresses(String natsUrl, String bootstrapServers, URI registryUrl) {
        return new BridgeSettings(
                instance,
                new NatsSettings(natsUrl, nats.credentials(), nats.timeout(), nats.client()),
                kafka.withBootstrapServers(bootstrapServers),
                new RegistrySettings(registryUrl, registry.timeout()),
                topics,
                lanes,
                sources,
                http);
    }

    /** The same with other Kafka settings. */
    public BridgeSettings withKafka(KafkaSettings changed) {
        return new BridgeSettings(instance, nats, changed, registry, topics, lanes, sources, http);
    }

    /** The same with other topic settings. */
    public BridgeSettings withTopics(TopicSettings changed) {
        return new BridgeSettings(instance, nats, kafka, registry, changed, lanes, sources, http);
    }

    /** The same with other lane settings. */
    public BridgeSettings withLanes(LaneSettings changed) {
        return new BridgeSettings(instance, nats, kafka, registry, topics, changed, sources, http);
    }

    /** The same with other sources. */
    public BridgeSettings withSources(Sources changed) {
        return new BridgeSettings(instance, nats, kafka, registry, topics, lanes, changed, http);
    }
}
