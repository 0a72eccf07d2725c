package dev.shrike.gdpr.kms.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.shrike.gdpr.kms.Kek;
import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import dev.shrike.gdpr.kms.KmsUnavailableException;
import dev.shrike.gdpr.kms.RemoteContract;
import dev.shrike.gdpr.kms.RemoteFake;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GcpKmsTest extends RemoteContract {

    private static final byte[] CONTEXT = "context".getBytes(StandardCharsets.UTF_8);
    private static final URI ADDRESS = URI.create("gcp-kms://" + FakeGcp.KEY);

    private FakeGcp service;
    private Kms kms;

    @BeforeEach
    void open() throws IOException {
        service = new FakeGcp();
        kms = new GcpProvider().open(ADDRESS, settings(Optional.of(service.uri())), GcpKmsTest::login);
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Override
    protected Kms kms() {
        return kms;
    }

    @Override
    protected RemoteFake service() {
        return service;
    }

    @Test
    void aVersionThatGoogleMadeTakesOverAndTheOneBeforeStillUnwraps() throws GeneralSecurityException {
        Kek old = kms.current();
        byte[] wrapped = old.aead().encrypt(new byte[] {7}, CONTEXT);

        service.rotate();

        assertThat(kms.current().id()).isEqualTo("gcp:" + FakeGcp.KEY + "/cryptoKeyVersions/2");
        assertThat(kms.find(old.id()).orElseThrow().decrypt(wrapped, CONTEXT)).containsExactly(7);
    }

    @Test
    void aLoginThatFailsIsAnOutageAndIsTriedAgain() throws GeneralSecurityException {
        boolean[] away = {true};
        Kms locked = new GcpProvider().open(ADDRESS, settings(Optional.of(service.uri())), () -> {
            if (away[0]) {
                throw new IOException(RemoteFake.TOKEN);
            }
            return login();
        });

        assertThatExceptionOfType(KmsUnavailableException.class)
                .isThrownBy(locked::current)
                .withMessageNotContaining(RemoteFake.TOKEN);
        away[0] = false;
        assertThat(locked.current().id()).endsWith("/1");
    }

    @Test
    void addressesThatMakeNoSenseStopTheStart() {
        assertThatExceptionOfType(KmsConfigurationException.class)
                .isThrownBy(() ->
                        KmsProvider.at(URI.create("gcp-kms://projects/p/cryptoKeys/k"), settings(Optional.empty())));
    }

    private static GoogleCredentials login() {
        return GoogleCredentials.create(
                new AccessToken(RemoteFake.TOKEN, Date.from(Instant.now().plusSeconds(3_600))));
    }

    private static KmsSettings settings(Optional<URI> endpoint) {
        return new KmsSettings(TIMEOUT, false, Optional.empty(), Optional.empty(), endpoint);
    }
}
