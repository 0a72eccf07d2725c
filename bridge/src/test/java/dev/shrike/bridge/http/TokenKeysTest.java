package dev.shrike.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer issuer;
    private TokenKeys keys;
    private volatile boolean away;

    @BeforeEach
    void publish() throws Exception {
        byte[] set = keySet().getBytes(StandardCharsets.UTF_8);
        issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        issuer.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : set.length);
            if (!away) {
                exchange.getResponseBody().write(set);
            }
            exchange.close();
        });
        issuer.start();
        keys = new TokenKeys(
                URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys"), now::get);
    }

    @AfterEach
    void close() {
        keys.close();
        issuer.stop(0);
    }

    @Test
    void keys_are_asked_for_anew_after_five_minutes() throws IOException {
        assertThat(keys.find("one")).isPresent();
        pass(Duration.ofMinutes(4));
        assertThat(keys.find("one")).isPresent();
        assertThat(asked).hasValue(1);

        pass(Duration.ofMinutes(1));
        assertThat(keys.find("one")).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void known_keys_hold_for_an_hour_while_the_issuer_is_away_and_no_longer() throws IOException {
        assertThat(keys.find("one")).isPresent();
        away = true;
        pass(Duration.ofMinutes(59).plusSeconds(50));
        assertThat(keys.find("one")).isPresent();

        pass(Duration.ofSeconds(11));
        assertThatIOException().as("within the pause after the last question").isThrownBy(() -> keys.find("one"));
        pass(Duration.ofMinutes(1));
        assertThatIOException().as("when it is asked again").isThrownBy(() -> keys.find("one"));
        pass(Duration.ofSeconds(1));
        assertThatIOException().as("within the pause after that").isThrownBy(() -> keys.find("one"));
    }

    @Test
    void keys_are_there_again_with_the_issuer() throws IOException {
        assertThat(keys.find("one")).isPresent();
        away = true;
        pass(Duration.ofHours(2));
        assertThatIOException().isThrownBy(() -> keys.find("one"));

        away = false;
        pass(Duration.ofSeconds(30));
        assertThat(keys.find("one")).isPresent();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static String keySet() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"one\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}]}";
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
