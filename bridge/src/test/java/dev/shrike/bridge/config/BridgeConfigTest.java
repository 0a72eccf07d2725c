package dev.shrike.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.bridge.settings.BridgeSettings;
import dev.shrike.bridge.settings.LaneSettings.Sharing;
import dev.shrike.bridge.settings.RawSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BridgeConfigTest {
    private static final BridgeSettings DEFAULTS = BridgeSettings.of(
                    "nats://n:4222", "k:9092", URI.create("http://r:8081"))
            .withInstance("one");

    private final BridgeConfig config = new BridgeConfig(DEFAULTS, Map.of("PASSWORD", "s3cret$1"));

    @Test
    void anEmptyFileMeansTheDefaults() {
        assertThat(config.parse("")).isEqualTo(DEFAULTS);
        assertThat(config.parse("# nothing\nkafka:\n")).isEqualTo(DEFAULTS);
    }

    @Test
    void whatIsWrittenIsLaidOverTheDefaults() {
        BridgeSettings read = config.parse("""
                nats:
                  url: tls://a:4222,tls://b:4222
                  credentials: /etc/nats.creds
                  client: {io.nats.client.trustStore: /etc/trust.p12}
                kafka:
                  session-timeout: 9s
                  client:
                    sasl.jaas.config: password="${PASSWORD}"
                    security.protocol: ${PROTOCOL:SASL_SSL}
                lanes:
                  commit: {max-events: 500, max-bytes: 2MiB, max-delay: 80ms}
                  sharing: SOLE
                sources:
                  events: [tick, rate]
                """);

        assertThat(read.nats().credentials()).contains(Path.of("/etc/nats.creds"));
        assertThat(read.nats().client()).containsEntry("io.nats.client.trustStore", "/etc/trust.p12");
        assertThat(read.kafka().sessionTimeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(read.kafka().bootstrapServers()).isEqualTo("k:9092");
        assertThat(read.kafka().client())
                .containsEntry("sasl.jaas.config", "password=\"s3cret$1\"")
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(read.lanes().commit().maxEvents()).isEqualTo(500);
        assertThat(read.lanes().commit().maxBytes()).isEqualTo(2L << 20);
        assertThat(read.lanes().commit().idleDelay())
                .isEqualTo(DEFAULTS.lanes().commit().idleDelay());
        assertThat(read.lanes().sharing()).isEqualTo(Sharing.SOLE);
        assertThat(read.sources().carries("rate")).isTrue();
        assertThat(read.sources().carries("user")).isFalse();
    }

    @Test
    void aRawSourceNeedsNoMoreThanItsNameStreamAndTopic() {
        BridgeSettings read = config.parse("""
                sources:
                  events: []
                  raw:
                    - {name: orders, stream: ORDERS, topic: 'orders.{2}', key: '{-1}'}
                """);

        assertThat(read.sources().raw())
                .containsExactly(
                        new RawSource("orders", "ORDERS", ">", "orders.{2}", Optional.empty(), "{-1}", false, false));
        assertThat(read.sources().events()).isEqualTo(List.of());
    }

    @Test
    void whatCannotBeMeantIsSaidWithItsPlace() {
        assertRefused("kafka: {sesion-timeout: 6s}", "There is no setting kafka.sesion-timeout", "session-timeout");
        assertRefused("kafka: {session-timeout: soon}", "kafka.session-timeout", "\"soon\" is not a duration");
        assertRefused("kafka: {session-timeout: 0s}", "session timeout must be longer than nothing");
        assertRefused("kafka: {client: {a: '${MISSING}'}}", "kafka.client.a", "MISSING, which is not set");
        assertRefused("lanes: fast", "lanes has settings by name");
        assertRefused("a: [", "not YAML");
        assertRefused("sources: {raw: [{name: a, stream: B, topic: 'x{0}'}]}", "sources.raw", "{0}");
        assertRefused("sources: {raw: [{nam: a}]}", "sources.raw[0]", "nam");
        assertRefused("sources: {split: {tick: ['tick.v1.>', 'tick.>']}}", "would both carry");
    }

    @Test
    void secretsAreNotPrinted() {
        BridgeSettings read =
                config.parse("kafka: {client: {sasl.jaas.config: '${PASSWORD}'}}\nnats: {url: 'nats://u:pw@h:1'}");

        assertThat(read.toString()).doesNotContain("s3cret").doesNotContain("pw");
    }

    private void assertRefused(String yaml, String... hints) {
        assertThatThrownBy(() -> config.parse(yaml))
                .isInstanceOf(ConfigException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(hints));
    }
}
