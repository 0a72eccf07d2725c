package dev.shrike.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void delaysDoubleUpToTheLongest() {
        var backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.after(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(1_000_000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void secretsOfClientsAreNotPrinted() {
        var kafka = KafkaSettings.of("127.0.0.1:9092");
        var secret = new KafkaSettings(
                kafka.bootstrapServers(),
                kafka.group(),
                kafka.sessionTimeout(),
                kafka.requestTimeout(),
                kafka.transactionTimeout(),
                kafka.compression(),
                kafka.bufferBytes(),
                Map.of("sasl.jaas.config", "password"));
        var settings = BridgeSettings.of("nats://127.0.0.1", "127.0.0.1:9092", URI.create("http://127.0.0.1"))
                .withKafka(secret);
        assertThat(settings.toString()).doesNotContain("password");
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommitPolicy(0, 1, Duration.ofMillis(1), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommitPolicy(1, 1, Duration.ofMillis(1), Duration.ofMillis(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FetchWindow(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> NatsSettings.of(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TopicSettings.defaults().withReplication(0));
    }
}
