package dev.shrike.gdpr.kms.gcp;

import com.google.auth.oauth2.GoogleCredentials;
import dev.shrike.gdpr.kms.Kms;
import dev.shrike.gdpr.kms.KmsConfigurationException;
import dev.shrike.gdpr.kms.KmsProvider;
import dev.shrike.gdpr.kms.KmsSettings;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code gcp-kms://projects/P/locations/L/keyRings/R/cryptoKeys/K}. Credentials are Google's application default ones, looked for at
 * the first use.
 */
public final class GcpProvider implements KmsProvider {

    private static final URI USUAL = URI.create("https://cloudkms.googleapis.com");
    private static final String SCOPE = "https://www.googleapis.com/auth/cloudkms";
    private static final Pattern ADDRESS = Pattern.compile(
            "gcp-kms://(projects/[A-Za-z0-9.:-]+/locations/[a-z0-9-]+/keyRings/[A-Za-z0-9_-]+/cryptoKeys/[A-Za-z0-9_-]+)");

    @Override
    public String scheme() {
        return "gcp-kms";
    }

    @Override
    public Kms open(URI address, KmsSettings settings) {
        return open(
                address,
                settings,
                () -> GoogleCredentials.getApplicationDefault().createScoped(SCOPE));
    }

    Kms open(URI address, KmsSettings settings, GcpClient.Login login) {
        Matcher key = ADDRESS.matcher(address.toString());
        if (!key.matches()) {
            throw new KmsConfigurationException(
                    "Not gcp-kms://projects/P/locations/L/keyRings/R/cryptoKeys/K: " + address);
        }
        URI server = settings.endpoint().orElse(USUAL);
        return new GcpKms(key.group(1), new GcpClient(server, login, settings.timeout()));
    }
}
