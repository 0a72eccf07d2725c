package dev.shrike.rest.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Issues the tokens by which the services of this process are known to the others: HS256, 60 s. Thread-safe. */
@Singleton
public final class ServiceTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String process;
    private final ServiceSecret secret;
    private final Clock clock;

    public ServiceTokens(ServiceIdentities identities, ServiceSecret secret, Clock clock) {
        this.process = identities.process();
        this.secret = secret;
        this.clock = clock;
    }

    /** A token for this process that is good for 60 s. */
    public String issue() {
        return issue(process);
    }

    /**
     * A token for one of the services of this process that is good for 60 s.
     *
     * @throws IllegalStateException when this process has the token key of another service only
     */
    public String issue(String service) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .subject(service)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim(TokenClaims.ROLES, List.of(Roles.SERVICE))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        byte[] key = secret.tokenKey(service)
                .orElseThrow(() -> new IllegalStateException(
                        "This process may not pass for " + service + ": see shrike.service.secret-of"));
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The service secret cannot sign", e);
        }
        return token.serialize();
    }
}
