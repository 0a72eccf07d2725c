package dev.shrike.charts.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.config.BridgeConfig;
import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.charts.chart.Chart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge's file, read by the bridge. */
class BridgeConfigTest {

    @TempDir
    private Path folder;

    @Test
    void itSaysHowTopicsAreMadeAndWhereItIsProbed() throws IOException {
        BridgeSettings settings = read(Chart.example("production"), "shrike-bridge");

        assertThat(settings.topics().partitions()).isEqualTo(12);
        assertThat(settings.topics().replication()).isEqualTo((short) 3);
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        assertThat(settings.http().port()).isEqualTo(8090);
        assertThat(settings.nats().credentials()).contains(Path.of("/etc/nats/nats.creds"));
    }

    @Test
    void addressesAreThoseOfTheEnvironment() throws IOException {
        BridgeSettings settings = read(Chart.standard(), "shrike-bridge");

        assertThat(settings.nats().url()).isEqualTo("nats://of-environment:4222");
        assertThat(settings.nats().credentials()).isEmpty();
    }

    @Test
    void whatTheValuesSayIsLaidOverIt() throws IOException {
        Chart chart = Chart.standard()
                .with("bridge:\n"
                        + "  config:\n"
                        + "    kafka: {session-timeout: 9s, client: {sasl.jaas.config: '${KAFKA_JAAS}'}}\n"
                        + "    lanes: {commit: {max-events: 500}}\n"
                        + "    topics: {dead-letter-retention: 60d}\n"
                        + "    sources: {events: [tick, gdpr]}");

        BridgeSettings settings = read(chart, "shrike-bridge");

        assertThat(settings.kafka().sessionTimeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.kafka().client()).containsEntry("sasl.jaas.config", "a secret");
        assertThat(settings.lanes().commit().maxEvents()).isEqualTo(500);
        assertThat(settings.topics().partitions()).isEqualTo(6);
        assertThat(settings.topics().deadLetterRetention()).isEqualTo(Duration.ofDays(60));
        assertThat(settings.sources().events()).containsExactly("tick", "gdpr");
    }

    @Test
    void theSetupMakesTopicsByTheSameFile() {
        var manifests = Chart.example("production").render();

        assertThat(manifests.one("ConfigMap", "shrike-setup").path("data"))
                .isEqualTo(manifests.one("ConfigMap", "shrike-bridge").path("data"));
    }

    private BridgeSettings read(Chart chart, String map) throws IOException {
        String text =
                chart.render().one("ConfigMap", map).at("/data/bridge.yml").asText();
        Path file = Files.writeString(folder.resolve("bridge.yml"), text);
        BridgeSettings defaults =
                BridgeSettings.of("nats://of-environment:4222", "kafka:9092", URI.create("http://registry:8080"));
        return new BridgeConfig(defaults, Map.of("KAFKA_JAAS", "a secret")).read(file);
    }
}
