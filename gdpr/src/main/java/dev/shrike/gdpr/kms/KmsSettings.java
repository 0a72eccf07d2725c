package dev.shrike.gdpr.kms;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a key management may need to know besides its address. Each takes what concerns it.
 *
 * @param timeout for one answer, with all repetitions
 * @param create whether a key that is missing may be made
 * @param token a secret to ask with; never printed
 * @param tokenFile where such a secret is read from, anew for every request: whoever renews it just writes the file
 * @param endpoint where to ask instead of the usual place
 */
public record KmsSettings(
        Duration timeout, boolean create, Optional<String> token, Optional<Path> tokenFile, Optional<URI> endpoint) {

    /** The same, but nothing is made. */
    public KmsSettings existing() {
        return new KmsSettings(timeout, false, token, tokenFile, endpoint);
    }

    @Override
    public String toString() {
        return "KmsSettings[timeout=" + timeout + ", endpoint=" + endpoint + " (redacted)]";
    }
}
