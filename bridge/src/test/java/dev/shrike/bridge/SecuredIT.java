package dev.shrike.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.bridge.config.BridgeConfig;
import dev.shrike.bridge.lane.LaneState;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.servers.LocalServers;
import dev.shrike.servers.Part;
import dev.shrike.servers.ServerSettings;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NATS and Kafka of their own, which take nobody without TLS, a name and a password. */
class SecuredIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void aBridgeThatIsToldHowMirrorsBetweenSecuredBrokersAndOneThatIsNotWaits() throws Exception {
        Certificate certificate = Certificate.make(Files.createDirectories(folder.resolve("tls")));
        var secured = ServerSettings.forTests(folder.resolve("data"))
                .withExtra(Part.NATS, nats(certificate))
                .withExtra(Part.KAFKA, kafka(certificate));
        try (LocalServers servers = LocalServers.open(secured)) {
            servers.start(part -> {}, Part.NATS, Part.KAFKA);
            String url = "tls://127.0.0.1:" + servers.nats().getPort();
            BridgeSettings told = told(certificate, url, servers.kafkaBootstrap());
            try (Connection publisher = Nats.connect(options(told))) {
                publisher
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("ORDERS")
                                .subjects("orders.>")
                                .build());
                publisher.jetStream().publish("orders.eu.1", "one".getBytes(StandardCharsets.UTF_8));
                try (var bridge = new Bridge(told)) {
                    bridge.start();
                    await().atMost(SOON)
                            .until(() -> World.lane(bridge, "orders").mirrored() == 1);
                    assertThat(bridge.healthy()).isTrue();
                }
                BridgeSettings wrong = new BridgeConfig(told, Map.of())
                        .read(Files.writeString(
                                folder.resolve("wrong.yml"), "nats: {client: {}}\nlanes: {sharing: SOLE}\n"));
                try (var bridge = new Bridge(wrong)) {
                    bridge.start();
                    await().atMost(SOON)
                            .until(() -> World.lane(bridge, "orders").state() == LaneState.WAITING
                                    && World.lane(bridge, "orders").reason().contains("NATS is away"));
                }
            }
        }
    }

    private BridgeSettings told(Certificate certificate, String nats, String kafka) throws Exception {
        Path file = Files.writeString(
                folder.resolve("bridge.yml"), """
                nats:
                  url: %s
                  client:
                    io.nats.client.username: bridge
                    io.nats.client.password: ${NATS_PASSWORD}
                    io.nats.client.trustStore: %3$s
                    io.nats.client.trustStorePassword: %4$s
                kafka:
                  bootstrap-servers: %2$s
                  client:
                    security.protocol: SASL_SSL
                    sasl.mechanism: PLAIN
                    sasl.jaas.config: ${KAFKA_JAAS}
                    ssl.truststore.location: %3$s
                    ssl.truststore.password: %4$s
                sources:
                  events: []
                  raw: [{name: orders, stream: ORDERS, topic: 'orders.{2}'}]
                """.formatted(nats, kafka, certificate.store(), Certificate.PASSWORD));
        var defaults = BridgeSettings.of(nats, kafka, URI.create("http://127.0.0.1:1"));
        return new BridgeConfig(defaults, Map.of("NATS_PASSWORD", "n4ts", "KAFKA_JAAS", jaas())).read(file);
    }

    private static Options options(BridgeSettings told) {
        var properties = new Properties();
        properties.putAll(told.nats().client());
        return Options.builder()
                .properties(properties)
                .server(told.nats().url())
                .build();
    }

    private static String jaas() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"bridge\" password=\"k4fka\";";
    }

    private static String nats(Certificate certificate) {
        return """
                tls { cert_file: "%s", key_file: "%s" }
                authorization { user: bridge, password: n4ts }
                """.formatted(certificate.chain(), certificate.key());
    }

    /** The listener keeps its name; what it speaks is changed. */
    private static String kafka(Certificate certificate) {
        return """
                listener.security.protocol.map=PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.plaintext.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                username="broker" password="br0ker" user_broker="br0ker" user_bridge="k4fka";
                ssl.keystore.location=%1$s
                ssl.keystore.password=%2$s
                ssl.truststore.location=%1$s
                ssl.truststore.password=%2$s
                """.formatted(certificate.store(), Certificate.PASSWORD);
    }
}
