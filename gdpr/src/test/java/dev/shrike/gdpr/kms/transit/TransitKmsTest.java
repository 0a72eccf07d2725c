package dev.shrike.gdpr.kms.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import dev.shrike.gdpr.kms.RemoteContract;
import dev.shrike.gdpr.kms.RemoteFake;
import dev.shrike.gdpr.kms.RotatingContract;
import dev.shrike.gdpr.kms.RotatingKms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitKmsTest extends RemoteContract implements RotatingContract {

    @TempDir
    private Path folder;

    private FakeTransit engine;
    private Path token;
    private RotatingKms kms;

    @BeforeEach
    void open() throws IOException {
        engine = new FakeTransit();
        token = Files.writeString(folder.resolve("token"), RemoteFake.TOKEN + "\n");
        kms = (RotatingKms) KmsProvider.at(
                address("shrike"),
                new KmsSettings(TIMEOUT, false, Optional.empty(), Optional.of(token), Optional.empty()));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Override
    protected Kms kms() {
        return kms;
    }

    @Override
    public RotatingKms rotating() {
        return kms;
    }

    @Override
    protected RemoteFake service() {
        return engine;
    }

    @Test
    void aTokenThatIsRenewedIsReadAnew() throws Exception {
        Files.writeString(token, "one that has run out");
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(kms::current)
                .withMessageNotContaining("run out");
        Files.writeString(token, "another");
        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(kms::current)
                .withMessageContaining("403");
        Files.delete(token);
        assertThatExceptionOfType(KmsUnavailableException.class).isThrownBy(kms::current);

        Files.writeString(token, RemoteFake.TOKEN);

        assertThat(kms.current().id()).isEqualTo("transit:" + engine.uri().getAuthority() + "/transit/shrike:v1");
    }

    @Test
    void aKeyThatIsNotThereIsAnOutage() {
        KmsSettings settings =
                new KmsSettings(TIMEOUT, false, Optional.of(RemoteFake.TOKEN), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(() -> KmsProvider.at(address("other"), settings).current())
                .withMessageContaining("404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hcvault-transit://vault.example.org",
                "hcvault-transit://vault.example.org/",
                "hcvault-transit:///key",
                "hcvault-transit://vault.example.org/a%20key",
                "hcvault-transit://vault.example.org/key?tls=off",
                "hcvault-transit://127.0.0.1/key?tls=maybe",
                "azure-kv://vault/key"
            })
    void addressesThatMakeNoSenseStopTheStart(String address) {
        KmsSettings settings =
                new KmsSettings(TIMEOUT, false, Optional.of(RemoteFake.TOKEN), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(KmsConfigurationException.class)
                .isThrownBy(() -> KmsProvider.at(URI.create(address), settings));
    }

    @Test
    void withoutATokenThereIsNothingToAskWith() {
        KmsSettings settings = new KmsSettings(TIMEOUT, false, Optional.empty(), Optional.empty(), Optional.empty());

        assertThatExceptionOfType(KmsConfigurationException.class)
                .isThrownBy(() -> KmsProvider.at(address("shrike"), settings));
        assertThat(new KmsSettings(TIMEOUT, false, Optional.of(RemoteFake.TOKEN), Optional.empty(), Optional.empty())
                        .toString())
                .doesNotContain(RemoteFake.TOKEN);
    }

    @Test
    void anEngineElsewhereIsAskedOverTls() {
        TransitKey key = TransitKey.of(URI.create("hcvault-transit://vault.example.org/team/transit/shrike"));

        assertThat(key.resource("keys/shrike"))
                .hasToString("https://vault.example.org:8200/v1/team/transit/keys/shrike");
        assertThat(key.version("transit:vault.example.org:8200/team/transit/shrike:v12"))
                .hasValue(12);
        assertThat(key.version("transit:vault.example.org:8200/team/transit/shrike2:v12"))
                .isEmpty();
    }

    private URI address(String key) {
        return URI.create("hcvault-transit://" + engine.uri().getAuthority() + "/" + key + "?tls=off");
    }
}
