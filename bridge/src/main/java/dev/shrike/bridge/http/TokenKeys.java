package dev.shrike.bridge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The public keys that tokens of people are verified with, as their issuer publishes them (RFC 7517, P-256 only). Kept for five
 * minutes; an unknown id is asked for again at most every thirty seconds. While the issuer is away the keys that are known hold for
 * an hour. Thread-safe.
 */
final class TokenKeys implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long LARGEST = 64 * 1024;
    private static final long FRESH = Duration.ofMinutes(5).toNanos();
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();
    private static final long OUTAGE = Duration.ofHours(1).toNanos();
    private static final int POSITIVE = 1;
    private static final int OK = 200;

    private final URI url;
    private final LongSupplier clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private Map<String, PublicKey> known = Map.of();
    private long readAt;
    private long askedAt;
    private boolean asked;

    TokenKeys(URI url) {
        this(url, System::nanoTime);
    }

    /** @param clock in nanoseconds, from anywhere */
    TokenKeys(URI url, LongSupplier clock) {
        this.url = url;
        this.clock = clock;
    }

    /**
     * The key of this id, if the issuer has it.
     *
     * @throws IOException when the issuer cannot be asked, and what is known of it is too old
     */
    synchronized Optional<PublicKey> find(String id) throws IOException {
        long now = clock.getAsLong();
        boolean fresh = asked && now - readAt < FRESH && !known.isEmpty();
        if (fresh && known.containsKey(id) || asked && now - askedAt < PAUSE && !known.isEmpty()) {
            requireNotTooOld(now);
            return Optional.ofNullable(known.get(id));
        }
        asked = true;
        askedAt = now;
        try {
            known = read();
            readAt = now;
        } catch (IOException e) {
            if (known.isEmpty() || now - readAt > OUTAGE) {
                throw e;
            }
        }
        return Optional.ofNullable(known.get(id));
    }

    private void requireNotTooOld(long now) throws IOException {
        if (now - readAt > OUTAGE) {
            throw new IOException("The issuer of tokens does not answer, and what is known of it is too old");
        }
    }

    private Map<String, PublicKey> read() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            if (answer.statusCode() != OK) {
                throw new IOException("The issuer of tokens answers " + answer.statusCode());
            }
            var keys = new HashMap<String, PublicKey>();
            for (JsonNode key : JSON.readTree(answer.body()).path("keys")) {
                if (key.path("kty").asText().equals("EC")
                        && key.path("crv").asText().equals("P-256")) {
                    keys.put(key.path("kid").asText(), key(key));
                }
            }
            return keys;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking the issuer of tokens", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The issuer of tokens publishes a key that is none", e);
        }
    }

    private static PublicKey key(JsonNode key) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point =
                new ECPoint(number(key.path("x").asText()), number(key.path("y").asText()));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(POSITIVE, Base64.getUrlDecoder().decode(base64));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
