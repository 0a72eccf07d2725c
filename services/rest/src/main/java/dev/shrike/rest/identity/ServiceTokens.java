package dev.shrike.rest.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Issues the tokens by which this service is known to the others: HS256, 60 s. Thread-safe. */
@Singleton
public final class ServiceTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    private final String service;
    private final MACSigner signer;
    private final Clock clock;

    /** @param service this service's name, {@code micronaut.application.name} */
    public ServiceTokens(
            @Value("${micronaut.application.name:shrike}") String service, ServiceSecret secret, Clock clock) {
        this.service = service;
        this.clock = clock;
        try {
            this.signer = new MACSigner(secret.bytes());
        } catch (JOSEException e) {
            throw new IllegalStateException("The service secret cannot sign", e);
        }
    }

    /** A token that is good for 60 s. */
    public String issue() {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .subject(service)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim(TokenClaims.ROLES, List.of(Roles.SERVICE))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The service secret cannot sign", e);
        }
        return token.serialize();
    }
}
