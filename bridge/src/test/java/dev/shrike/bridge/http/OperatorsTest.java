package dev.shrike.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final long LATER = NOW.getEpochSecond() + 60;

    private final AtomicInteger asked = new AtomicInteger();
    private KeyPair issuer;
    private HttpServer server;
    private TokenKeys keys;
    private Operators operators;

    @BeforeEach
    void publishKeys() throws Exception {
        issuer = keyPair();
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        keys = new TokenKeys(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"));
        operators = new Operators(keys, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        keys.close();
        server.stop(0);
    }

    @Test
    void administratorsAndOperatorsMay() throws Exception {
        assertThat(standing("ES256", "one", "ROLE_USER\",\"ROLE_OPERATOR", LATER, issuer))
                .isEqualTo(Operators.Standing.OPERATOR);
        assertThat(standing("ES256", "one", "ROLE_ADMIN", LATER, issuer)).isEqualTo(Operators.Standing.OPERATOR);
    }

    @Test
    void otherPeopleMayNot() throws Exception {
        assertThat(standing("ES256", "one", "ROLE_USER\",\"ROLE_ANALYST\",\"ROLE_PRIVACY_OFFICER", LATER, issuer))
                .isEqualTo(Operators.Standing.OTHER);
    }

    @Test
    void whatIsNoTokenOfTheIssuersIsNobody() throws Exception {
        assertThat(standing("ES256", "one", "ROLE_ADMIN", NOW.getEpochSecond(), issuer))
                .as("too late")
                .isEqualTo(Operators.Standing.UNKNOWN);
        assertThat(standing("ES256", "one", "ROLE_ADMIN", LATER, keyPair()))
                .as("signed by another")
                .isEqualTo(Operators.Standing.UNKNOWN);
        assertThat(standing("ES256", "two", "ROLE_ADMIN", LATER, issuer))
                .as("a key that is not published")
                .isEqualTo(Operators.Standing.UNKNOWN);
        assertThat(standing("none", "one", "ROLE_ADMIN", LATER, issuer)).isEqualTo(Operators.Standing.UNKNOWN);
        assertThat(standing("HS256", "one", "ROLE_ADMIN", LATER, issuer)).isEqualTo(Operators.Standing.UNKNOWN);
        for (String other :
                new String[] {null, "", "Basic YTpi", "Bearer ", "Bearer a.b.c", "Bearer ....", "Bearer %.%.%"}) {
            assertThat(operators.of(other)).as(String.valueOf(other)).isEqualTo(Operators.Standing.UNKNOWN);
        }
    }

    @Test
    void madeUpKeyIdsDoNotReachTheIssuer() throws Exception {
        standing("ES256", "one", "ROLE_ADMIN", LATER, issuer);
        for (int i = 0; i < 10; i++) {
            standing("ES256", "made-up-" + i, "ROLE_ADMIN", LATER, issuer);
        }
        assertThat(asked).hasValue(1);
    }

    private Operators.Standing standing(String algorithm, String keyId, String roles, long expires, KeyPair signer)
            throws IOException, GeneralSecurityException {
        String signed = part("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\"}") + "."
                + part("{\"iss\":\"shrike\",\"sub\":\"x\",\"exp\":" + expires + ",\"roles\":[\"" + roles + "\"]}");
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(signer.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return operators.of("Bearer " + signed + "." + BASE64.encodeToString(signature.sign()));
    }

    private String keySet() {
        ECPublicKey key = (ECPublicKey) issuer.getPublic();
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"other\",\"x\":\"\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"one\",\"x\":\""
                + number(key.getW().getAffineX()) + "\",\"y\":\""
                + number(key.getW().getAffineY()) + "\"}]}";
    }

    private static String number(BigInteger number) {
        return BASE64.encodeToString(HexFormat.of().parseHex(String.format("%064x", number)));
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
