package dev.shrike.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.schemas.catalogue.Compaction;
import dev.shrike.servers.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {
    private static final Path ROOT = Path.of("/checkout");

    @Test
    void withoutVariablesEverythingIsWhereTheReadmeSays() {
        LocalSettings settings = LocalSettings.of(ROOT, Map.of());
        assertThat(settings.data()).isEqualTo(Path.of("/checkout/.shrike"));
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.smtpPort()).isEqualTo(1025);
        assertThat(settings.serverPorts())
                .containsOnly(
                        Map.entry(Part.NATS, 4222),
                        Map.entry(Part.KAFKA, 9092),
                        Map.entry(Part.REGISTRY, 8081),
                        Map.entry(Part.POSTGRES, 5433));
    }

    @Test
    void variablesChooseFolderAndPorts() {
        LocalSettings settings = LocalSettings.of(
                ROOT, Map.of("SHRIKE_DATA", "/elsewhere", "SHRIKE_HTTP_PORT", "18080", "SHRIKE_KAFKA_PORT", "19092"));
        assertThat(settings.data()).isEqualTo(Path.of("/elsewhere"));
        assertThat(settings.http()).hasToString("http://127.0.0.1:18080");
        assertThat(settings.port(Part.KAFKA)).isEqualTo(19_092);
    }

    @Test
    void aRunMayPromiseToForgetSoon() {
        assertThat(LocalSettings.of(ROOT, Map.of("SHRIKE_COMPACTION_LAG", "PT20S"))
                        .compaction())
                .contains(Compaction.forced(Duration.ofSeconds(20)));
        assertThat(LocalSettings.of(ROOT, Map.of()).compaction()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "PT0S", "-PT1H", "soon"})
    void whatIsNoTimeIsRefusedWithTheVariablesName(String value) {
        assertThatThrownBy(() -> LocalSettings.of(ROOT, Map.of("SHRIKE_COMPACTION_LAG", value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SHRIKE_COMPACTION_LAG=" + value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
    void whatIsNoPortIsRefusedWithTheVariablesName(String value) {
        assertThatThrownBy(() -> LocalSettings.of(ROOT, Map.of("SHRIKE_NATS_PORT", value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SHRIKE_NATS_PORT=" + value);
    }

    @Test
    void aPlatformElsewhereIsAskedWithThePasswordThatIsGiven() throws IOException {
        LocalSettings settings = LocalSettings.of(
                ROOT, Map.of("SHRIKE_URL", "https://shrike.example", "SHRIKE_ADMIN_PASSWORD", " a long one\n"));

        assertThat(settings.http()).hasToString("https://shrike.example");
        assertThat(settings.adminPassword()).contains("a long one");
        assertThat(settings.toString()).doesNotContain("a long one");
    }

    @Test
    void aPasswordIsForAPlatformElsewhereOnly() throws IOException {
        assertThat(LocalSettings.of(ROOT, Map.of("SHRIKE_ADMIN_PASSWORD", "another's"))
                        .adminPassword())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "//shrike.example", "ftp://shrike.example", "http://", "http://a b"})
    void whatIsNoAddressIsRefusedWithTheVariablesName(String value) {
        assertThatThrownBy(() -> LocalSettings.of(ROOT, Map.of("SHRIKE_URL", value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SHRIKE_URL=" + value);
    }
}
