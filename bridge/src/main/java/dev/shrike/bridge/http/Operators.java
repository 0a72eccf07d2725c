package dev.shrike.bridge.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Tells people who may look at dead letters and redrive them from everybody else, by the token that they have from the platform's
 * issuer: ES256 (RFC 7515) with a published key, in time, with the role of an administrator or an operator. Thread-safe.
 */
final class Operators {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final String SCHEME = "Bearer ";
    private static final String ISSUER = "shrike";
    private static final Set<String> ROLES = Set.of("ROLE_ADMIN", "ROLE_OPERATOR");
    private static final int PARTS = 3;
    private static final int LONGEST = 4_096;

    private final TokenKeys keys;
    private final Clock clock;

    Operators(TokenKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What somebody is to this bridge. */
    enum Standing {
        /** May do what operators do. */
        OPERATOR,
        /** Is known, and may not. */
        OTHER,
        /** Is not known. */
        UNKNOWN
    }

    /**
     * Who the bearer of a header is.
     *
     * @param authorization the header, or null
     * @throws IOException when the issuer of tokens cannot be asked
     */
    Standing of(String authorization) throws IOException {
        if (authorization == null || !authorization.startsWith(SCHEME) || authorization.length() > LONGEST) {
            return Standing.UNKNOWN;
        }
        Optional<JsonNode> claims = verified(authorization.substring(SCHEME.length()));
        if (claims.isEmpty()) {
            return Standing.UNKNOWN;
        }
        boolean operator = StreamSupport.stream(claims.get().path("roles").spliterator(), false)
                .anyMatch(role -> ROLES.contains(role.asText()));
        return operator ? Standing.OPERATOR : Standing.OTHER;
    }

    private Optional<JsonNode> verified(String token) throws IOException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            JsonNode header = JSON.readTree(BASE64.decode(parts[0]));
            if (!header.path("alg").asText().equals("ES256")
                    || !header.path("kid").isTextual()) {
                return Optional.empty();
            }
            Optional<PublicKey> key = keys.find(header.path("kid").asText());
            if (key.isEmpty() || !isSigned(parts, key.get())) {
                return Optional.empty();
            }
            JsonNode claims = JSON.readTree(BASE64.decode(parts[1]));
            boolean inTime = claims.path("exp").isNumber()
                    && claims.path("exp").asLong() > clock.instant().getEpochSecond();
            return inTime && claims.path("iss").asText().equals(ISSUER) ? Optional.of(claims) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty(); // what cannot be read is no token
        }
    }

    private static boolean isSigned(String[] parts, PublicKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(BASE64.decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false; // a signature of another form is none
        }
    }
}
