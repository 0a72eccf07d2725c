package dev.shrike.rest.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.shrike.rest.problem.ProblemException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys that auth-api publishes ({@code shrike.auth.jwks-url}), kept for five minutes. An unknown key id is asked for
 * again at most every thirty seconds, so that made-up ids cost auth-api nothing. Thread-safe.
 */
@Singleton
@Requires(property = "shrike.auth.jwks-url")
@Requires(missingProperty = "shrike.token.key-file")
final class PublishedKeys implements VerificationKeys {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_BYTES = 64 * 1024;
    private static final Duration OUTAGE_TOLERATED = Duration.ofHours(1);

    private final JWKSource<SecurityContext> source;

    PublishedKeys(@Value("${shrike.auth.jwks-url}") URI url) throws MalformedURLException {
        this.source = JWKSourceBuilder.create(
                        url.toURL(), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_BYTES))
                .outageTolerant(OUTAGE_TOLERATED.toMillis())
                .build();
    }

    @Override
    public Optional<ECPublicKey> find(String keyId) {
        JWKMatcher matcher =
                new JWKMatcher.Builder().keyType(KeyType.EC).keyID(keyId).build();
        try {
            for (var key : source.get(new JWKSelector(matcher), null)) {
                if (key instanceof ECKey ec) {
                    return Optional.of(ec.toECPublicKey());
                }
            }
            return Optional.empty();
        } catch (RateLimitReachedException e) {
            return Optional.empty(); // the published keys were read a moment ago, and this id was not among them
        } catch (KeySourceException e) {
            throw ProblemException.unavailable(Duration.ofSeconds(2), "Tokens cannot be verified now.", e);
        } catch (JOSEException e) {
            throw new IllegalStateException("auth-api publishes a key that is none", e);
        }
    }
}
