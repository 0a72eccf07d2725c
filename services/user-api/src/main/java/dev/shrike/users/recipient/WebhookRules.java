package dev.shrike.users.recipient;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Which addresses may be called. Thread-safe. */
@Singleton
class WebhookRules {

    private final RecipientSettings settings;

    WebhookRules(RecipientSettings settings) {
        this.settings = settings;
    }

    /** Why an address cannot be a recipient's, as far as that can be said without asking the network. */
    Optional<String> fault(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return Optional.of("is no address");
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!https && !(http && settings.plainHttp())) {
            return Optional.of("must begin with https://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("must have a host, and neither a user nor a fragment");
        }
        return Optional.empty();
    }

    /**
     * Why an address must not be called now: its name leads inside, or nowhere. Asked right before the call, which then uses the
     * same answer: the JVM keeps it for half a minute.
     */
    Optional<String> refusal(URI uri) {
        Optional<String> fault = fault(uri.toString());
        if (fault.isPresent() || settings.privateAddresses()) {
            return fault;
        }
        try {
            boolean open =
                    Arrays.stream(InetAddress.getAllByName(uri.getHost())).allMatch(PublicAddress::is);
            return open ? Optional.empty() : Optional.of("its name leads to an address that is not public");
        } catch (UnknownHostException e) {
            return Optional.of("its name is not known");
        }
    }
}
