package dev.shrike.rest.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Issues person tokens; there is a bean of it where there is a {@link TokenKey}. Thread-safe. */
@Singleton
@Requires(beans = TokenKey.class)
public final class PersonTokens {

    private final TokenKey key;
    private final JWSSigner signer;
    private final Clock clock;

    public PersonTokens(TokenKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(key.signing());
        } catch (JOSEException e) {
            throw new IllegalStateException("The token key cannot sign", e);
        }
    }

    /**
     * Issues a token.
     *
     * @param roles {@link Roles#USER}, {@link Roles#ADMIN}
     * @param lifetime how long it is good for
     * @throws IllegalArgumentException for {@link Roles#SERVICE}: people are no services
     */
    public PersonToken issue(UUID person, Collection<String> roles, Duration lifetime) {
        if (roles.contains(Roles.SERVICE)) {
            throw new IllegalArgumentException("A person token does not carry " + Roles.SERVICE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PersonToken unsigned = new PersonToken("", UUID.randomUUID(), now, now.plus(lifetime));
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .subject(person.toString())
                .jwtID(unsigned.id().toString())
                .issueTime(Date.from(unsigned.issued()))
                .expirationTime(Date.from(unsigned.expires()))
                .claim(TokenClaims.ROLES, List.copyOf(roles))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.signing().getKeyID())
                .build();
        return new PersonToken(signed(header, claims), unsigned.id(), unsigned.issued(), unsigned.expires());
    }

    private String signed(JWSHeader header, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The token key cannot sign", e);
        }
        return token.serialize();
    }
}
