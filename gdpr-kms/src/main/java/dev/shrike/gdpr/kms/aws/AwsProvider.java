package dev.shrike.gdpr.kms.aws;

import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;

/**
 * {@code aws-kms://arn:aws:kms:REGION:ACCOUNT:key/ID}. Credentials are looked for where the AWS SDK does by default: environment,
 * profile, web identity, container, instance.
 */
public final class AwsProvider implements KmsProvider {

    private static final Pattern ADDRESS =
            Pattern.compile("aws-kms://(arn:aws[a-z-]*:kms:([a-z0-9-]+):[0-9]{12}:key/[A-Za-z0-9-]+)");

    @Override
    public String scheme() {
        return "aws-kms";
    }

    @Override
    public Kms open(URI address, KmsSettings settings) {
        return open(address, settings, DefaultCredentialsProvider.builder().build());
    }

    Kms open(URI address, KmsSettings settings, AwsCredentialsProvider credentials) {
        Matcher arn = ADDRESS.matcher(address.toString());
        if (!arn.matches()) {
            throw new KmsConfigurationException(
                    "Not aws-kms://arn:aws:kms:REGION:ACCOUNT:key/ID (an alias may change its key): " + address);
        }
        KmsClientBuilder client = KmsClient.builder()
                .region(Region.of(arn.group(2)))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.timeout())
                        .socketTimeout(settings.timeout()))
                .overrideConfiguration(bounds ->
                        bounds.apiCallTimeout(settings.timeout()).retryStrategy(retries -> retries.maxAttempts(3)));
        settings.endpoint().ifPresent(client::endpointOverride);
        return new AwsKms(arn.group(1), client.build());
    }
}
