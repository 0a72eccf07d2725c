package dev.shrike.gdpr.kms.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import dev.shrike.gdpr.kms.RemoteContract;
import dev.shrike.gdpr.kms.RemoteFake;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AwsKmsTest extends RemoteContract {

    private FakeAws service;
    private Kms kms;

    @BeforeEach
    void open() throws IOException {
        service = new FakeAws();
        kms = new AwsProvider()
                .open(
                        URI.create("aws-kms://" + FakeAws.ARN),
                        settings(Optional.of(service.uri())),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("fake-id", RemoteFake.TOKEN)));
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

    @ParameterizedTest
    @ValueSource(strings = {"aws-kms://alias/shrike", "aws-kms://arn:aws:kms:eu-west-1:111122223333:alias/shrike"})
    void addressesThatMakeNoSenseStopTheStart(String address) {
        assertThatExceptionOfType(KmsConfigurationException.class)
                .isThrownBy(() -> KmsProvider.at(URI.create(address), settings(Optional.empty())));
    }

    private static KmsSettings settings(Optional<URI> endpoint) {
        return new KmsSettings(TIMEOUT, false, Optional.empty(), Optional.empty(), endpoint);
    }
}
